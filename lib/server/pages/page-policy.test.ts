import { describe, expect, it } from 'vitest';
import { pagePolicy } from './page-policy';

const policy = (development = false) =>
  new Map(
    pagePolicy({ nonce: 'bm9uY2U=', development })
      .split('; ')
      .map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
  );

describe('the policy of a page', () => {
  it('lets nothing run but what the server wrote with the nonce, and what that loads', () => {
    expect(policy().get('script-src')).toEqual(["'nonce-bm9uY2U='", "'strict-dynamic'"]);
    for (const directive of ['default-src', 'object-src', 'base-uri', 'frame-ancestors']) {
      expect(policy().get(directive), directive).toEqual(["'none'"]);
    }
    const unsafe = [...policy()].filter(([, sources]) => sources.some((each) => each.includes('unsafe')));
    expect(unsafe).toEqual([]);
  });

  it('talks to no other server, and shows pictures from elsewhere only over TLS', () => {
    for (const directive of ['connect-src', 'form-action', 'font-src', 'manifest-src', 'worker-src']) {
      expect(policy().get(directive), directive).toEqual(["'self'"]);
    }
    expect(policy().get('img-src')).toEqual(["'self'", 'data:', 'https:']);
    const everywhere = [...policy()].filter(
      ([, sources]) => sources.includes('*') || sources.includes('http:'),
    );
    expect(everywhere).toEqual([]);
  });

  it('lets styles in by the nonce alone', () => {
    expect(policy().get('style-src')).toEqual(["'self'", "'nonce-bm9uY2U='"]);
  });

  it('allows the tools of the development server more, and only them', () => {
    const differing = [...policy(true)].filter(
      ([name, sources]) => sources.join() !== policy().get(name)?.join(),
    );
    expect(differing).toEqual([
      ['script-src', ["'nonce-bm9uY2U='", "'strict-dynamic'", "'unsafe-eval'"]],
      ['style-src', ["'self'", "'unsafe-inline'"]],
    ]);
  });
});
