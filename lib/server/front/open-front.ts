import os from 'node:os';
import { readConfig } from '@/lib/server/config';
import { isOverTls } from '@/lib/server/http/over-tls';
import { addressGroup, parseTrustedProxies } from '@/lib/server/limits/client-address';
import { openLog } from '@/lib/server/log';
import { type Connection, Connections } from './connections';
import { Front } from './front';

const LOOPBACK = parseTrustedProxies('loopback');
/** How long the addresses of this machine are taken to be the same, in milliseconds: to look costs as much as a request. */
const LOOKED_UP_EVERY = 1_000;

/** The front of this process, on this machine. */
interface OpenFront {
  readonly front: Front;
  readonly connections: Connections<Connection>;
  /** What connections of an address count for; `null`: this machine and proxies that are trusted bring everybody's. */
  groupOf(address: string): string | null;
  /** Whether a request reached us over TLS, by whom it came from and what it says of that. */
  isOverTls(peer: string, forwardedProto: string | null): boolean;
}

/** Opens it; `home` is the origin that the server has if nobody names another. Throws ConfigError. */
export function openFront(home: () => string): OpenFront {
  const config = readConfig(process.env);
  const machine = { name: os.hostname(), addresses: lately(addressesOfMachine) };
  const free = (address: string) => LOOPBACK.has(address) || config.trustedProxies.has(address);
  return {
    front: new Front(config, { log: openLog(config.logLevel), machine, home }),
    connections: new Connections(config.limits.connections),
    isOverTls: (peer, forwardedProto) => isOverTls(config, peer, forwardedProto),
    groupOf: (address) => (free(address) ? null : addressGroup(address)),
  };
}

function addressesOfMachine(): readonly string[] {
  return Object.values(os.networkInterfaces()).flatMap((each) => each?.map((a) => a.address) ?? []);
}

/** What it says, or said just now. */
function lately<Value>(look: () => Value): () => Value {
  let seen: { readonly value: Value; readonly at: number } | null = null;
  return () => {
    const now = performance.now();
    if (seen === null || now - seen.at >= LOOKED_UP_EVERY) seen = { value: look(), at: now };
    return seen.value;
  };
}
