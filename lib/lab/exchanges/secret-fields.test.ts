import { describe, expect, it } from 'vitest';
import { exchangeOf } from '@/lib/lab/testing/exchange-of';
import { isSecret, shown, shownTarget } from './secret-fields';

const LOCK = '<urn:midair:lock:abcdefghijkl>';

describe('what everybody may see of an exchange', () => {
  it.each([
    'Lab-Client',
    'Cookie',
    'Set-Cookie',
    'Authorization',
    'Proxy-Authorization',
    'WWW-Authenticate',
    'Invitation',
    'As-Person',
    'Device',
    'X-Api-Key',
    'X-Auth-Token',
    'X-CSRF-Token',
    'X-Session-Id',
    'Cf-Access-Jwt-Assertion',
    'Cf-Connecting-Ip',
    'X-Amzn-Oidc-Data',
    'X-Forwarded-For',
    'X-Forwarded-Email',
    'Forwarded',
    'X-Real-Ip',
    'X-Remote-User',
    'Remote-User',
    'Remote-Name',
    'User-Agent',
    'X-Email',
    'X-Webauth-Groups',
    'Tailscale-User-Login',
    'Tailscale-Name',
    'X-Pomerium-Claim-Name',
    'Client-Cert',
    'SSL-Client-S-DN',
    'X-SSL-Client-S-DN',
    'DPoP',
    'X-Azure-ClientIP',
    'X-Azure-SocketIP',
    'X-Envoy-External-Address',
    'Fastly-Client-IP',
    'X-Cluster-Client-Ip',
    'Fly-Client-IP',
    'X-Original-IP',
    'Via',
    'From',
  ])('is no field such as %s', (name) => {
    expect(isSecret(name)).toBe(true);
    expect(isSecret(name.toLowerCase())).toBe(true);
    expect(JSON.stringify(shown(exchangeOf([[name, 'hush']], [[name, 'hush']])))).not.toContain('hush');
  });

  it.each([
    'If-Match',
    'If-Unmodified-Since',
    'ETag',
    'Prefer',
    'Merge-Base',
    'Idempotency-Key',
    'Content-Type',
    'Content-Digest',
    'Lab-Delay',
    'Lab-Gate',
    'X-Mine',
    'Retry-After',
    'Location',
  ])('is a field such as %s', (name) => {
    expect(shown(exchangeOf([[name, 'told']])).requestFields).toEqual([[name, 'told']]);
  });

  it('is the beginning of a lock’s token, by which it is known again and no more', () => {
    const seen = shown(exchangeOf([['Lock-Token', LOCK]], [['lock-token', LOCK]]));
    expect(seen.requestFields).toEqual([['Lock-Token', '<urn:midair:lock:abc…']]);
    expect(seen.responseFields).toEqual([['lock-token', '<urn:midair:lock:abc…']]);
  });
});

describe('a target that everybody may see', () => {
  const path = '/api/documents/x';
  it.each([
    ['?Lab-Client=hush', '?Lab-Client=…'],
    ['?a=1&lab-client=hush&b=%20', '?a=1&lab-client=…&b=%20'],
    ['?LAB%2DCLIENT=hush', '?LAB%2DCLIENT=…'],
    ['?Lock-Token=hush=hush?', '?Lock-Token=…'],
    ['?+authorization=hush', '?+authorization=…'],
    ['?%FF=1&lab-client&q=lab-client', '?%FF=1&lab-client&q=lab-client'],
    ['', ''],
    ['?', '?'],
  ])('has of %j only %j', (query, seen) => {
    expect(shownTarget(path + query)).toBe(path + seen);
    expect(shown({ ...exchangeOf([], []), target: path + query }).target).toBe(path + seen);
  });
});
