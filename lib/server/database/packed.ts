import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from 'node:zlib';

const laterDeflated = promisify(deflateRaw);
const laterInflated = promisify(inflateRaw);

/** Bytes below which compressing saves hardly any, and from which it is done beside what else goes on. */
const SHORT = 100;
const LONG = 32_768;
/** The first byte says how the others are to be read. */
const PLAIN = 0;
const DEFLATED = 1;

/** Bytes as they are stored: compressed where that makes them fewer (RFC 1951). */
export async function packed(bytes: Uint8Array): Promise<Buffer> {
  if (bytes.length >= SHORT) {
    const deflated = bytes.length < LONG ? deflateRawSync(bytes) : await laterDeflated(bytes);
    if (deflated.length < bytes.length) return Buffer.concat([Buffer.of(DEFLATED), deflated]);
  }
  return Buffer.concat([Buffer.of(PLAIN), bytes]);
}

/** The bytes that were packed; throws where these are none. */
export async function unpacked(stored: Uint8Array): Promise<Uint8Array> {
  const bytes = stored.subarray(1);
  if (stored[0] === PLAIN) return bytes;
  if (stored[0] !== DEFLATED) throw new RangeError('This was not packed.');
  return bytes.length < LONG ? inflateRawSync(bytes) : laterInflated(bytes);
}
