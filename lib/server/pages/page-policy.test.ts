import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
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

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

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

  it('knows the styles that messages bring, exactly as they are installed', () => {
    const file = path.join(path.dirname(createRequire(import.meta.url).resolve('sonner')), 'index.mjs');
    const literals = [...readFileSync(file, 'utf8').matchAll(/^__insertCSS\(("(?:[^"\\]|\\.)*")\)/gm)];
    expect(literals).toHaveLength(1);
    const styles: unknown = JSON.parse(literals[0]?.[1] ?? '');
    expect(policy().get('style-src')).toEqual([
      "'self'",
      "'nonce-bm9uY2U='",
      digest(''),
      digest(String(styles)),
    ]);
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
