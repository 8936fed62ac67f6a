import { begin } from './http';

/** An event of a stream. */
export interface Heard {
  readonly type: string;
  readonly data: { readonly document?: string; readonly [member: string]: unknown };
}

/** A stream that somebody follows. */
export interface Stream {
  /** All that was heard so far. */
  readonly heard: readonly Heard[];
  /** All that was sent so far, as it came. */
  text(): string;
  /** Resolves once something was heard of which `is` holds; rejects where the stream ends before. */
  until(is: (event: Heard) => boolean): Promise<void>;
  close(): void;
}

/** Follows documents as somebody; resolves once the stream is ready. */
export async function follow(
  address: string,
  fields: Readonly<Record<string, string>>,
  documents: readonly string[],
): Promise<Stream> {
  const query = documents.map((id) => `document=${id}`).join('&');
  const stream = await open(address, fields, `/api/events?${query}`);
  await stream.until(({ type }) => type === 'ready');
  return stream;
}

/** Follows a lab as nobody; resolves once it has said what it is like. */
export async function followLab(address: string, id: string): Promise<Stream> {
  const stream = await open(address, {}, `/api/labs/${id}/events`);
  await stream.until(({ type }) => type === 'clients');
  return stream;
}

async function open(
  address: string,
  fields: Readonly<Record<string, string>>,
  target: string,
): Promise<Stream> {
  const message = await begin(address, 'GET', target, { headers: fields });
  if (message.statusCode !== 200) throw new Error(`The stream was answered ${message.statusCode}.`);
  const heard: Heard[] = [];
  let text = '';
  let rest = '';
  let ended = false;
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const look of waiting) look();
  };
  message.setEncoding('utf8');
  message.on('data', (part: string) => {
    text += part;
    const frames = (rest + part).split('\n\n');
    rest = frames.pop()!;
    heard.push(...frames.flatMap(readFrame));
    tell();
  });
  message.once('close', () => {
    ended = true;
    tell();
  });
  const until = (is: (event: Heard) => boolean) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (heard.some(is)) resolve();
        else if (ended) reject(new Error(`The stream ended. It told:\n${text}`));
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  return { heard, text: () => text, until, close: () => message.destroy() };
}

function readFrame(frame: string): readonly Heard[] {
  const fieldsOf = (name: string) =>
    frame
      .split('\n')
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2));
  const [type] = fieldsOf('event');
  return type === undefined ? [] : [{ type, data: JSON.parse(fieldsOf('data').join('\n')) }];
}
