import { BlockList, isIP } from 'node:net';
import { remembered } from './remembered';

/** Proxies whose word on who asks is taken. */
export interface TrustedProxies {
  has(address: string): boolean;
}

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/**
 * Reads a list of addresses and networks, such as `loopback, 10.0.0.0/8, 2001:db8::7`. Throws a RangeError whose message
 * says which of them is none.
 */
export function parseTrustedProxies(text: string): TrustedProxies {
  const named = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const list = new BlockList();
  for (const each of named.flatMap((part) => (part === 'loopback' ? LOOPBACK : [part]))) {
    const [network = '', length, ...rest] = each.split('/');
    const family = isIP(network);
    const most = family === 4 ? 32 : 128;
    const bits = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
    if (family === 0 || rest.length > 0 || !(bits <= most)) {
      throw new RangeError(
        `“${each}” is neither an address nor a network; write it like 10.0.0.0/8, or loopback`,
      );
    }
    list.addSubnet(network, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  return {
    has: remembered((address) => {
      const plain = plainAddress(address);
      const family = plain === null ? 0 : isIP(plain);
      return plain !== null && family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
    }),
  };
}

/**
 * The address that a request counts for. That is whoever is connected, or, if that is a trusted proxy, whom it says that
 * it forwards for: of X-Forwarded-For, to which each proxy adds at the end whom it heard, the last that is no trusted
 * proxy. Whatever stands before that anybody may have written.
 */
export function clientAddress(peer: string, forwardedFor: string | null, trusted: TrustedProxies): string {
  if (!trusted.has(peer)) return peer;
  let nearest = peer;
  for (const entry of (forwardedFor ?? '').split(',').reverse()) {
    const address = plainAddress(entry);
    // What is no address was said by somebody who is trusted no further than the one after it.
    if (address === null) return nearest;
    nearest = address;
    if (!trusted.has(address)) return address;
  }
  return nearest;
}

/**
 * What one address stands for when it is counted: itself, or of IPv6 its /64, which is what one customer gets at the
 * least (RFC 6177 §2), so that nobody has 2^64 addresses. An IPv4 address that is written as IPv6 (RFC 4291 §2.5.5.2) is
 * one of IPv4. What is no address counts as one together.
 */
export const addressGroup = remembered((address) => {
  const plain = plainAddress(address);
  if (plain === null) return 'unknown';
  return isIP(plain) === 4 ? plain : `${groupsOf(plain).slice(0, 4).join(':')}::/64`;
});

/** An address without port, brackets and zone, in lower case; `null` where a text has none. */
function plainAddress(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  const unwrapped =
    /^\[([^\]]*)\](?::\d{1,5})?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(trimmed)?.[1] ?? trimmed;
  const [address = ''] = unwrapped.split('%');
  const family = isIP(address);
  if (family === 0) return null;
  if (family === 4) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 5).some((group) => group !== '0') || groups[5] !== 'ffff') return address;
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of an IPv6 address, in hexadecimal without leading zeros. */
function groupsOf(address: string): readonly string[] {
  // The URL standard writes every IPv6 address in one way, with one run of zeros left out.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const parts = (text: string) => (text === '' ? [] : text.split(':'));
  if (after === undefined) return parts(before);
  const missing = 8 - parts(before).length - parts(after).length;
  return [...parts(before), ...new Array<string>(missing).fill('0'), ...parts(after)];
}
