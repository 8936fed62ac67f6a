import { BlockList, isIP } from 'node:net';
import { remembered } from '@/lib/server/limits/remembered';

/** Whom a request asks for: a name or an address as the URL standard writes it, and a port if one is said. */
export interface Host {
  readonly name: string;
  readonly port: string;
}

/** What this machine is called and where it is reached, as far as it knows itself. */
export interface Machine {
  /** Its own name, as in `os.hostname()`. */
  readonly name: string;
  /** The addresses of its interfaces, which come and go. */
  addresses(): readonly string[];
}

const ASKED = /^([a-z0-9_.-]{1,255}|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?$/;

/**
 * Reads a Host field, or the authority of a request target (RFC 9110 §7.2): upper case and a full stop at the end make no
 * difference. `null` if it is empty, or has anything that no browser sends: user information, the zone of an address.
 */
export const parseHost = remembered((text): Host | null => {
  const [, name = '', port = ''] = ASKED.exec(text.toLowerCase()) ?? [];
  if (name === '' || Number(port) > 65_535) return null;
  if (!name.startsWith('[')) {
    const plain = name.endsWith('.') ? name.slice(0, -1) : name;
    return /^$|^\.|\.\./.test(plain) ? null : { name: plain, port };
  }
  return URL.canParse(`http://${name}`)
    ? { name: new URL(`http://${name}`).hostname.slice(1, -1), port }
    : null;
});

/** This machine itself, under whatever port something may forward to ours. "No address" is taken to be it as well. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('0.0.0.0', 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
LOOPBACK.addAddress('::', 'ipv6');

/**
 * Tells the hosts that are ours: that of `publicUrl`, with its port or none; loopback names and addresses, and names and
 * addresses of the machine, with any port. Whoever asks for another one was led here by a name that somebody else made
 * point to this machine, and their pages would count as ours (DNS rebinding).
 */
export function ourHosts(publicUrl: string | null, machine: Machine): (host: Host) => boolean {
  const url = publicUrl === null ? null : new URL(publicUrl);
  const home = url && parseHost(url.hostname);
  const homePort = url && (url.port || (url.protocol === 'https:' ? '443' : '80'));
  const own = machine.name.toLowerCase();
  const names = new Set(['localhost', own, `${own}.local`]);
  const isSurely = remembered((name) => {
    const family = isIP(name);
    if (family === 0) return names.has(name) || name.endsWith('.localhost');
    return LOOPBACK.check(name, family === 4 ? 'ipv4' : 'ipv6');
  });
  return ({ name, port }) => {
    if (name === home?.name && (port === '' || port === homePort)) return true;
    if (isSurely(name)) return true;
    return isIP(name) !== 0 && machine.addresses().some((address) => sameAddress(address, name));
  };
}

/** Interfaces name their addresses with a zone, and write some otherwise than URLs do. */
function sameAddress(ofInterface: string, asked: string): boolean {
  const [address = ''] = ofInterface.split('%');
  return address === asked || (isIP(address) === 6 && parseHost(`[${address}]`)?.name === asked);
}
