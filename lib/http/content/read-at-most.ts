/**
 * The content of a request or an answer, or `null` if it has more bytes than `limit`. A Content-Length above the limit
 * is enough to refuse. A smaller one proves nothing: the bytes are counted as they arrive, and no more than `limit`
 * are kept. Throws a TypeError if the content has been read before, because it would look empty.
 */
export async function readAtMost(
  { headers, body, bodyUsed }: Pick<Request, 'headers' | 'body' | 'bodyUsed'>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (bodyUsed) throw new TypeError('The content has been read before.');
  if (Number(headers.get('content-length') ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > limit) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
