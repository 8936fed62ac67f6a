import { connect } from 'node:net';

/** The first answer that came back. */
export interface FuzzAnswer {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  /** `null` where it was cut off, as happens to whoever sends on after a refusal. */
  readonly content: string | null;
}

/** Longest wait for more of an answer, in milliseconds. */
const PATIENCE = 15_000;
/** How long something that is no whole request is left open: others are served meanwhile. */
const HALF_OPEN = 50;

/** Sends bytes over a connection of their own; `null` where none or no answer came back. */
export function send(port: number, bytes: Buffer, whole: boolean): Promise<FuzzAnswer | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const timer = setTimeout(() => socket.destroy(), whole ? PATIENCE : HALF_OPEN);
    socket.on('data', (part) => {
      parts.push(part);
      // A stream of events has no end, and says so in its head.
      if (/content-type: text\/event-stream/i.test(parts[0]!.toString('latin1'))) socket.destroy();
    });
    // The server may close before it has read everything, which is its right.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(readAnswer(Buffer.concat(parts)));
    });
  });
}

function readAnswer(bytes: Buffer): FuzzAnswer | null {
  const end = bytes.indexOf('\r\n\r\n');
  const [start = '', ...lines] = bytes
    .subarray(0, end < 0 ? bytes.length : end)
    .toString('latin1')
    .split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(start)?.[1];
  if (status === undefined) return null;
  const fields = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const rest = end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 4);
  return { status: Number(status), fields, content: contentOf(rest, fields)?.toString() ?? null };
}

/** Content as its framing says (RFC 9112 §6.3); `null` where it was cut off. */
function contentOf(rest: Buffer, fields: FuzzAnswer['fields']): Buffer | null {
  if (fields.get('transfer-encoding') !== 'chunked') {
    const length = Number(fields.get('content-length') ?? rest.length);
    return rest.length < length ? null : rest.subarray(0, length);
  }
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = rest.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(rest.subarray(at, line).toString('latin1'), 16);
    if (size === 0) return Buffer.concat(chunks);
    if (rest.length < line + 2 + size) return null;
    chunks.push(rest.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
