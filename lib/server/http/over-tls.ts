import type { Config } from '@/lib/server/config';

/**
 * Whether people reach the server over TLS: by its public address, or, where it has none, because a trusted proxy says so,
 * which adds what it knows at the end. Anybody else may say anything, and the framework believes it: the scheme of a
 * request's address says nothing.
 */
export function isOverTls(
  { publicUrl, trustedProxies }: Pick<Config, 'publicUrl' | 'trustedProxies'>,
  peer: string,
  forwardedProto: string | null,
): boolean {
  if (publicUrl !== null) return publicUrl.startsWith('https:');
  if (!trustedProxies.has(peer)) return false;
  return forwardedProto?.split(',').at(-1)?.trim().toLowerCase() === 'https';
}
