/**
 * The request's content, or `null` where it has more bytes than that. What Content-Length says is enough to refuse, never
 * to accept: the bytes are counted as they arrive, and no more of them are kept than may be.
 */
export async function readAtMost(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (request.body) {
    for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > limit) return null;
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks, length);
}
