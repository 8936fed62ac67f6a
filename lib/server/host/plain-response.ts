import { PlainHeaders } from './plain-headers';

const Standard = globalThis.Response;
/** Statuses of answers that never have content. */
const EMPTY = new Set([204, 205, 304]);

type Content = string | Uint8Array | ReadableStream<Uint8Array> | null;

/**
 * Stands for the standard's `Response` in the bundle of the routes: it keeps content that is at hand in one piece, and fields
 * as they are, where making the standard's and taking it apart again costs more than answering does. Whatever else somebody
 * may want of an answer, the standard's does.
 */
export class PlainResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: PlainHeaders;
  readonly type = 'default';
  readonly url = '';
  readonly redirected = false;
  readonly #content: Content;
  #standard: Response | null = null;

  constructor(
    content: BodyInit | null = null,
    { status = 200, statusText = '', headers }: ResponseInit = {},
  ) {
    if (!Number.isInteger(status) || status < 200 || status > 599) {
      throw new RangeError(`An answer has no status ${status}.`);
    }
    if (content !== null && EMPTY.has(status)) throw new TypeError(`${status} has no content.`);
    this.status = status;
    this.statusText = statusText;
    this.headers = new PlainHeaders(headers);
    if (isPlain(content)) {
      this.#content = content;
      if (typeof content === 'string') this.#setType('text/plain;charset=UTF-8');
    } else {
      const { body, headers: own } = new Standard(content);
      this.#content = body;
      this.#setType(own.get('content-type'));
    }
  }

  get ok(): boolean {
    return this.status < 300;
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    return this.#asStandard.body;
  }

  get bodyUsed(): boolean {
    return this.#standard?.bodyUsed ?? false;
  }

  text(): Promise<string> {
    return this.#asStandard.text();
  }

  json(): Promise<unknown> {
    return this.#asStandard.json();
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#asStandard.arrayBuffer();
  }

  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#asStandard.bytes();
  }

  blob(): Promise<Blob> {
    return this.#asStandard.blob();
  }

  formData(): Promise<FormData> {
    return this.#asStandard.formData();
  }

  clone(): PlainResponse {
    const { status, statusText, headers } = this;
    const content = this.#isStream || this.#isTaken ? this.#asStandard.clone().body : this.#content;
    return new PlainResponse(content as BodyInit | null, { status, statusText, headers });
  }

  /** What is to be sent: names and values of fields in turn, and content. Throws where somebody has read it before. */
  toSend(): { readonly status: number; readonly fields: string[]; readonly content: Content } {
    if (this.#isTaken) throw new TypeError('The content of the answer has been read before.');
    return {
      status: this.status,
      fields: this.headers.lines(),
      content: this.#isStream && this.#standard ? this.#standard.body : this.#content,
    };
  }

  get #isStream(): boolean {
    return this.#content instanceof ReadableStream;
  }

  /** Whether somebody reads it, or has. */
  get #isTaken(): boolean {
    return this.bodyUsed || this.#standard?.body?.locked === true;
  }

  get #asStandard(): Response {
    this.#standard ??= new Standard(this.#content as BodyInit | null);
    return this.#standard;
  }

  #setType(type: string | null): void {
    if (type !== null && !this.headers.has('content-type')) this.headers.set('content-type', type);
  }
}

// To whoever asks, it is one of the standard's.
Object.setPrototypeOf(PlainResponse, Standard);
Object.setPrototypeOf(PlainResponse.prototype, Standard.prototype);
Object.defineProperty(PlainResponse, Symbol.hasInstance, {
  value: (one: unknown) => one instanceof Standard,
});

function isPlain(content: BodyInit | null): content is string | Uint8Array<ArrayBuffer> | null {
  return (
    content === null ||
    typeof content === 'string' ||
    content instanceof Uint8Array ||
    content instanceof ReadableStream
  );
}

export { PlainResponse as Response };
