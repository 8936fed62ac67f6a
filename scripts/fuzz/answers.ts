/** A final answer, as it came over the wire. */
export interface FuzzAnswer {
  /** 0 where what came is no answer. */
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  /** `null` where it was cut off, as happens to whoever sends on after a refusal. */
  readonly content: string | null;
}

/**
 * The final answers among what came back over a connection, in their order: those with a status below 200 only announce one
 * (RFC 9110 §15.2). `toHead` says that the first answers HEAD, and so has no content whatever its fields say.
 */
export function readAnswers(bytes: Buffer, toHead: boolean): readonly FuzzAnswer[] {
  const answers: FuzzAnswer[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const end = rest.indexOf('\r\n\r\n');
    const [start = '', ...lines] = rest
      .subarray(0, end < 0 ? rest.length : end)
      .toString('latin1')
      .split('\r\n');
    const said = /^HTTP\/1\.1 (\d{3})/.exec(start)?.[1];
    if (said === undefined) return [...answers, { status: 0, fields: new Map(), content: null }];
    const status = Number(said);
    const fields = new Map(lines.map(readField));
    const after = end < 0 ? Buffer.alloc(0) : rest.subarray(end + 4);
    const empty = (toHead && !answers.length) || status < 200 || status === 204 || status === 304;
    const framed = empty ? { content: Buffer.alloc(0), rest: after } : readContent(after, fields);
    if (status >= 200) answers.push({ status, fields, content: framed?.content.toString() ?? null });
    rest = framed?.rest ?? Buffer.alloc(0);
  }
  return answers;
}

function readField(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

/** Content as its framing says (RFC 9112 §6.3), and what follows it; `null` where it was cut off. */
function readContent(
  bytes: Buffer,
  fields: FuzzAnswer['fields'],
): { readonly content: Buffer; readonly rest: Buffer } | null {
  if (fields.get('transfer-encoding') !== 'chunked') {
    const length = Number(fields.get('content-length') ?? bytes.length);
    return bytes.length < length
      ? null
      : { content: bytes.subarray(0, length), rest: bytes.subarray(length) };
  }
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    const end = line + 2 + size + 2;
    if (!(bytes.length >= end)) return null;
    if (size === 0) return { content: Buffer.concat(chunks), rest: bytes.subarray(end) };
    chunks.push(bytes.subarray(line + 2, end - 2));
    at = end;
  }
}
