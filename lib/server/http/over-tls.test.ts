import { expect, it } from 'vitest';
import { parseTrustedProxies } from '@/lib/server/limits/client-address';
import { isOverTls } from './over-tls';

const trustedProxies = parseTrustedProxies('10.0.0.0/8');

it.each([
  ['https://midair.example', '192.0.2.1', null, true],
  ['http://midair.example', '10.0.0.1', 'https', false],
  [null, '10.0.0.1', 'https', true],
  [null, '10.0.0.1', 'HTTPS', true],
  [null, '10.0.0.1', 'http, https', true],
  [null, '10.0.0.1', 'https, http', false],
  [null, '10.0.0.1', null, false],
  [null, '192.0.2.1', 'https', false],
  [null, '', 'https', false],
])(
  'takes public address %j, from %j with forwarded scheme %j, for TLS: %j',
  (publicUrl, peer, proto, over) => {
    expect(isOverTls({ publicUrl, trustedProxies }, peer, proto)).toBe(over);
  },
);
