import { describe, expect, it } from 'vitest';
import { addressGroup, clientAddress, parseTrustedProxies } from './client-address';

describe('what an address counts as', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.8', '192.0.2.8'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['2001:db8::1:2:3:4', '2001:db8:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4::/64'],
    ['::2:3:4:5:6:7:8', '0:2:3:4::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['192.0.2.7:51234', '192.0.2.7'],
    ['', 'unknown'],
    ['unknown', 'unknown'],
    ['_hidden', 'unknown'],
    ['999.1.1.1', 'unknown'],
    ['::ffff:192.0.2.7/96', 'unknown'],
  ])('%j is %j', (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});

describe('whom a request counts for', () => {
  const nobody = parseTrustedProxies('');
  const proxies = parseTrustedProxies('loopback, 10.0.0.0/8, 2001:db8:aa::/48');

  it.each([
    ['is whoever is connected, if that is no trusted proxy', nobody, '127.0.0.1', '203.0.113.9', '127.0.0.1'],
    ['also where others are trusted', proxies, '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['is whom a trusted proxy forwards for', proxies, '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['also over a socket for both families', proxies, '::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['is nobody that a client only named', proxies, '::1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    [
      'is before all trusted proxies',
      proxies,
      '10.1.2.3',
      '198.51.100.1, 203.0.113.9, 10.9.9.9',
      '203.0.113.9',
    ],
    ['is the farthest proxy if all are trusted', proxies, '10.1.2.3', '10.4.4.4, 10.5.5.5', '10.4.4.4'],
    ['is no text that is no address', proxies, '10.1.2.3', '203.0.113.9, nonsense', '10.1.2.3'],
    ['is no text before a trusted proxy either', proxies, '10.1.2.3', 'nonsense, 10.5.5.5', '10.5.5.5'],
    ['is the proxy that says nothing', proxies, '2001:db8:aa:1::5', null, '2001:db8:aa:1::5'],
    ['is an address of IPv6 too', proxies, '10.1.2.3', '[2001:db8:bb::7]:443', '2001:db8:bb::7'],
    ['is one without its port', proxies, '10.1.2.3', '203.0.113.9:4711', '203.0.113.9'],
  ])('%s', (_, trusted, peer, forwardedFor, expected) => {
    expect(clientAddress(peer, forwardedFor, trusted)).toBe(expected);
  });

  it('is found in a field of any length without stopping for long', () => {
    expect(clientAddress('10.1.2.3', '10.0.0.1,'.repeat(5_000), proxies)).toBe('10.1.2.3');
    expect(clientAddress('10.1.2.3', `203.0.113.9,${'10.0.0.1,'.repeat(5_000)}10.0.0.1`, proxies)).toBe(
      '203.0.113.9',
    );
  });
});

it.each(['10.0.0.0/33', '10.0.0/8', 'proxy.example', '10.0.0.1/8/9', '::1/129', '10.0.0.1/x', '10.0.0.1/'])(
  'refuses %j as a trusted proxy, by name',
  (text) => {
    expect(() => parseTrustedProxies(`loopback, ${text}`)).toThrow(RangeError);
    expect(() => parseTrustedProxies(`loopback, ${text}`)).toThrow(text);
  },
);
