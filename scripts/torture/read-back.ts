import type { KeptDocument, KeptVersion } from './record';

/** How many versions and documents come at once, and how many texts are asked for at a time. */
const PAGE = 200;
const AT_ONCE = 8;

/**
 * Reads these documents and all that these people own, each with its whole history, from a server at which nobody does
 * anything meanwhile. Throws where the server does not answer as it should, since nothing can be said then.
 */
export async function readBack(
  base: string,
  cookies: readonly string[],
  documents: readonly string[],
): Promise<readonly KeptDocument[]> {
  const [someone = ''] = cookies;
  const ids = new Set(documents);
  for (const cookie of cookies) {
    const listed = await pagesOf(base, cookie, `/api/documents?limit=${PAGE}`);
    for (const { id, owned } of listed as readonly Listed[]) if (owned) ids.add(id);
  }
  const kept: KeptDocument[] = [];
  for (const id of ids) kept.push(await readDocument(base, someone, `/api/documents/${id}`, id));
  return kept;
}

interface Listed {
  readonly id: string;
  readonly owned: boolean;
}

interface Summary {
  readonly version: number;
  readonly etag: string;
  readonly parent: string | null;
}

async function readDocument(base: string, cookie: string, path: string, id: string): Promise<KeptDocument> {
  const current = await ask(base, cookie, path, [200, 404, 410]);
  // Nobody has made it.
  if (current.status === 404) return { id, versions: [], current: null, given: 0 };
  const summaries = (await pagesOf(base, cookie, `${path}/versions?limit=${PAGE}`)) as readonly Summary[];
  const versions: KeptVersion[] = [];
  for (let at = 0; at < summaries.length; at += AT_ONCE) {
    const texts = summaries.slice(at, at + AT_ONCE).map(async ({ version, etag, parent }) => {
      const { text, tag } = await ask(base, cookie, `${path}/versions/${version}`, [200]);
      if (tag !== etag) throw new Error(`Version ${version} of ${id} has ${tag}, and ${etag} in the list.`);
      return { version, tag: etag, parent, content: text };
    });
    versions.push(...(await Promise.all(texts)));
  }
  return {
    id,
    versions: versions.reverse(),
    current: current.status === 200 ? { tag: current.tag ?? '', content: current.text } : null,
    given: 0,
  };
}

/** What a list has, over all of its pages. */
async function pagesOf(base: string, cookie: string, first: string): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for (let next: string | undefined = first; next !== undefined; ) {
    const { text, link } = await ask(base, cookie, next, [200]);
    items.push(...(JSON.parse(text) as readonly unknown[]));
    next = /<([^<>]+)>; rel="next"/.exec(link ?? '')?.[1];
  }
  return items;
}

async function ask(base: string, cookie: string, path: string, expected: readonly number[]) {
  const response = await fetch(new URL(path, base), { headers: { cookie } });
  const text = await response.text();
  if (!expected.includes(response.status)) throw new Error(`GET ${path}: ${response.status} ${text}`);
  const { headers } = response;
  return { status: response.status, text, tag: headers.get('ETag'), link: headers.get('Link') };
}
