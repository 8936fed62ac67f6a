import { formatEvent } from '@/lib/http/content/sse';

/** A server whose documents are nothing but version numbers; its event ids hold them all. */
export class FakeServer {
  readonly versions = new Map<string, number>();
  readonly streams = new Set<FakeStream>();
  /** How many streams were opened so far. */
  opened = 0;
  reachable = true;

  open(documents: readonly string[], lastEventId: string | null, signal: AbortSignal): FakeStream {
    if (!this.reachable) throw new Error('Nobody answers.');
    this.opened++;
    const stream = new FakeStream(documents, () => this.streams.delete(stream));
    signal.addEventListener('abort', () => stream.end());
    this.streams.add(stream);
    const seen = new Map<string, number>(lastEventId ? JSON.parse(lastEventId) : []);
    for (const document of documents) {
      const is = this.versions.get(document) ?? 1;
      for (let version = (seen.get(document) ?? is) + 1; version <= is; version++) {
        stream.send(versionFrame(document, version, this.#idOf(documents)));
      }
    }
    const states = documents.map((document) => ({
      document,
      version: this.versions.get(document) ?? 1,
      etag: `"${this.versions.get(document) ?? 1}-a"`,
      access: 'edit',
    }));
    stream.send(
      formatEvent({
        id: this.#idOf(documents),
        event: 'ready',
        data: JSON.stringify({ documents: states }),
      }),
    );
    return stream;
  }

  save(document: string): void {
    const version = (this.versions.get(document) ?? 1) + 1;
    this.versions.set(document, version);
    for (const stream of this.streams) {
      if (stream.documents.includes(document)) {
        stream.send(versionFrame(document, version, this.#idOf(stream.documents)));
      }
    }
  }

  #idOf(documents: readonly string[]): string {
    return JSON.stringify(documents.map((document) => [document, this.versions.get(document) ?? 1]));
  }
}

/** A connection to it, which can be cut, and can be left unread. */
export class FakeStream {
  readonly documents: readonly string[];
  readonly body: ReadableStream<string>;
  #controller!: ReadableStreamDefaultController<string>;
  readonly #onEnd: () => void;
  #over = false;
  #held: string[] | null = null;

  constructor(documents: readonly string[], onEnd: () => void) {
    this.documents = documents;
    this.#onEnd = onEnd;
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.end(),
    });
  }

  send(text: string): void {
    if (this.#held) this.#held.push(text);
    else if (!this.#over) this.#controller.enqueue(text);
  }

  /** Nobody reads: what comes stays on the line, until it is read again. */
  hold(held: boolean): void {
    const waiting = this.#held ?? [];
    this.#held = held ? waiting : null;
    if (!held) for (const text of waiting) this.send(text);
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#onEnd();
    try {
      this.#controller.close();
    } catch {
      // The reader was first.
    }
  }
}

function versionFrame(document: string, version: number, id: string): string {
  const data = JSON.stringify({
    document,
    version,
    etag: `"${version}-a"`,
    author: { id: 'ana', name: 'Ana', colour: 0 },
    savedAt: '2026-01-01T00:00:00.000Z',
    mergeBase: null,
    lines: [],
  });
  return formatEvent({ id, event: 'version', data });
}
