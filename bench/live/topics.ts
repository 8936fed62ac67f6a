/** What readers follow, and how something is published to them. */
export interface Topic {
  readonly stream: string;
  /** What the next publish will have in its event. */
  next(): string;
  publish(): Promise<void>;
}

/** A document, saved again and again. */
export async function documentTopic(base: string): Promise<Topic> {
  const headers = { 'content-type': 'application/json' };
  const body = (version: number) =>
    JSON.stringify({
      title: 'Measured',
      body: Array.from({ length: 200 }, (_, i) => `Line ${i} of ${version}`).join('\n'),
    });
  const made = await fetch(`${base}/api/documents`, { method: 'POST', headers, body: body(1) });
  const url = new URL(made.headers.get('location') ?? '', base);
  const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? '';
  let etag = made.headers.get('etag') ?? '';
  let version = 1;
  return {
    stream: `${base}/api/events?document=${url.pathname.split('/').pop()}`,
    next: () => `"version":${version + 1},"etag"`,
    async publish() {
      version++;
      const save = await fetch(url, {
        method: 'PUT',
        headers: { ...headers, cookie, 'if-match': etag },
        body: body(version),
      });
      if (save.status !== 204) throw new Error(`A save was answered ${save.status}.`);
      etag = save.headers.get('etag') ?? '';
    },
  };
}

/** Bytes of the same kind and number, handed to all readers at once. */
export async function referenceTopic(base: string): Promise<Topic> {
  let count = 0;
  return {
    stream: `${base}/stream`,
    next: () => `"version":${count + 1},"etag"`,
    async publish() {
      count++;
      const data = `{"document":"0190a5b0-7b1a-7c3e-8f00-0123456789ab","version":${count},"etag":"${'x'.repeat(300)}"}`;
      await fetch(`${base}/stream`, {
        method: 'PUT',
        body: `id: ${count}\nevent: version\ndata: ${data}\n\n`,
      });
    },
  };
}
