import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { payloads } from './xss-payloads';
import { setTrap } from './xss-watch';

test.use({ serviceWorkers: 'allow' });

/** What everything bears that a browser may be led to. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

const PAGES: readonly (readonly [string, number])[] = [
  ['/', 200],
  ['/documents/00000000-0000-4000-8000-000000000000', 404],
  ['/learn', 200],
  ['/lab', 200],
  ['/settings', 200],
  ['/invite', 200],
  ['/offline', 200],
  ['/problems/forbidden', 200],
  ['/nothing', 404],
  ['/api', 200],
  ['/learn/nothing', 404],
  ['/apiary', 404],
];
const FILES: readonly (readonly [string, number])[] = [
  ['/sw.js', 200],
  // But for the picture of a link, which other sites may show.
  ...readdirSync('public').flatMap((name): [string, number][] =>
    name === 'social-image.png' ? [] : [[`/${name}`, 200]],
  ),
  ['/_next/static/nothing.js', 404],
];
const DATA: readonly (readonly [string, number])[] = [
  ['/api/documents', 200],
  ['/api/nothing', 404],
  ['/api/documents/%zz', 400],
];

/** The policies of an answer, by directive. */
function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split(/;\s*/).map((each) => {
      const [name = '', ...sources] = each.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

for (const [address, status] of PAGES) {
  test(`a page runs nothing but what the server wrote into it: ${address}`, async ({ request }) => {
    const nonces = new Set<string>();
    for (const _ of [1, 2]) {
      // Whoever asks cannot choose the nonce.
      const answer = await request.get(address, {
        headers: {
          'X-Nonce': 'mine',
          'Content-Security-Policy': "script-src 'nonce-mine'",
          'Content-Security-Policy-Report-Only': "script-src 'nonce-mine'",
          // What the framework once took for a sign that its proxy had been here already.
          'X-Middleware-Subrequest': 'proxy:proxy:proxy:proxy:proxy',
        },
      });
      expect(answer.status()).toBe(status);
      expect(answer.headers()).toMatchObject({ ...EVERYWHERE, 'cross-origin-opener-policy': 'same-origin' });
      expect(answer.headers()['permissions-policy']).toContain('camera=()');
      const policies = answer.headersArray().filter(({ name }) => /^content-security-policy$/i.test(name));
      expect(policies).toHaveLength(1);
      const policy = directives(policies[0]?.value ?? '');
      const nonce =
        /^'nonce-([\w+/]{22}==)' 'strict-dynamic'$/.exec(policy.get('script-src') ?? '')?.[1] ?? '';
      expect(nonce).not.toBe('');
      nonces.add(nonce);
      for (const name of ['default-src', 'object-src', 'base-uri', 'frame-ancestors'])
        expect(policy.get(name), name).toBe("'none'");
      expect(policies[0]?.value).not.toContain('unsafe');
      const html = await answer.text();
      expect(html).not.toContain('nonce="mine"');
      const scripts = html.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(3);
      expect(scripts.filter((each) => !each.includes(`nonce="${nonce}"`))).toEqual([]);
      expect(html.match(/<[^>]*\s(?:on\w+|style)=/g)).toBe(null);
      // What is kept for somebody else would bring its nonce along.
      expect(answer.headers()['cache-control']).toMatch(/no-store|private/);
    }
    expect(nonces.size).toBe(2);
  });
}

test('files, data and what leads elsewhere bear what browsers may not do with them', async ({ request }) => {
  for (const [address, status] of [...FILES, ...DATA]) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(status);
    expect(answer.headers(), address).toMatchObject(EVERYWHERE);
    const policy = directives(answer.headers()['content-security-policy'] ?? '');
    expect(policy.get('default-src'), address).toBe("'none'");
    expect(policy.get('frame-ancestors'), address).toBe("'none'");
    expect([...policy.values()].join(' '), address).not.toMatch(/unsafe|\*|nonce/);
    expect(answer.headers()['strict-transport-security'], address).toBeUndefined();
  }
  for (const [address] of DATA) {
    const answer = await request.get(address);
    expect(answer.headers()['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
  }
  const elsewhere = await request.get('/settings/', { maxRedirects: 0 });
  expect(elsewhere.status()).toBe(308);
  expect(elsewhere.headers()).toMatchObject(EVERYWHERE);
  for (const address of ['/', '/api/me', '/icon.svg']) {
    const claimed = await request.get(address, { headers: { 'X-Forwarded-Proto': 'https' } });
    expect(claimed.headers()['strict-transport-security'], address).toBeUndefined();
  }
});

/** What the page's policy forbade since last asked: the directives. */
async function forbiddenBy(page: Page, forbidden: string[]): Promise<Set<string>> {
  // Reports are given as tasks of their own.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  return new Set(forbidden.splice(0).map((each) => /: (\S+) forbids/.exec(each)?.[1] ?? each));
}

const FORBIDDEN: readonly (readonly [string, string])[] = [
  ['script-src-elem', '<iframe srcdoc="<script>parent.xss()</script>"></iframe>'],
  ['script-src-attr', '<img src="data:," onerror="xss()">'],
  ['script-src-attr', '<svg onload="xss()"></svg>'],
  ['style-src-elem', '<style>body { display: none }</style>'],
  ['style-src-attr', '<p style="position: fixed">p</p>'],
  ['frame-src', '<iframe src="https://x.invalid"></iframe>'],
  ['object-src', '<object data="/icon.svg"></object>'],
  ['base-uri', '<base href="https://x.invalid/">'],
  ['img-src', '<img src="http://x.invalid/a.png">'],
  ['media-src', '<video src="https://x.invalid/a.mp4"></video>'],
];

for (const [directive, html] of FORBIDDEN) {
  test(`a page that takes a text for HTML all the same is stopped by ${directive}: ${html}`, async ({
    browser,
    forbidden,
    baseURL,
  }) => {
    const page = await browser.newPage({ baseURL: baseURL ?? '' });
    await setTrap(page);
    await page.goto('/nothing');
    await page.evaluate((each) => document.body.insertAdjacentHTML('beforeend', each), html);
    await expect.poll(() => forbiddenBy(page, forbidden)).toContain(directive);
    expect(await page.evaluate(() => window.xssCalls)).toBe(0);
    await page.close();
  });
}

/** What a script of ours would do that goes too far: each in a page of its own. */
const DOING: readonly (readonly [string, () => void])[] = [
  ['connect-src', () => void fetch('https://x.invalid/').catch(() => {})],
  ['connect-src', () => void navigator.sendBeacon('https://x.invalid/', 'text')],
  [
    'worker-src',
    () => void new Worker(URL.createObjectURL(new Blob(['']))).addEventListener('error', () => {}),
  ],
  [
    'script-src',
    () => {
      // As text, so that whatever evaluates this for the test has no part in it.
      const script = document.createElement('script');
      script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
      script.textContent = "setTimeout(() => { try { eval('xss()') } catch {} })";
      document.body.append(script);
    },
  ],
  [
    'script-src-elem',
    () => {
      const link = document.createElement('a');
      link.href = 'javascript:xss()';
      document.body.append(link);
      link.click();
    },
  ],
  [
    'form-action',
    () => {
      const form = document.createElement('form');
      form.action = 'https://x.invalid/';
      form.method = 'post';
      document.body.append(form);
      form.submit();
    },
  ],
];

for (const [at, [directive, act]] of DOING.entries()) {
  test(`a script that goes too far is stopped by ${directive} (${at + 1})`, async ({
    browser,
    forbidden,
    baseURL,
  }) => {
    const page = await browser.newPage({ baseURL: baseURL ?? '' });
    await setTrap(page);
    await page.goto('/nothing');
    await page.evaluate(act);
    await expect.poll(() => forbiddenBy(page, forbidden)).toContain(directive);
    expect(await page.evaluate(() => window.xssCalls)).toBe(0);
    await page.close();
  });
}

test('a picture in a text is fetched once its reader asks for those of its site', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument(
    'Pictures',
    '![lake](https://one.example/a.png)\n\n![hill](https://one.example/b.png)\n\n![sea](https://two.example/a.png)\n\n![own](/icon.svg) ![plain](http://one.example/c.png)',
  );
  const ana = await person('Ana');
  const { page } = ana;
  const fetched: string[] = [];
  await page.route(/^https?:\/\/(?:one|two)\.example\//, (route) => {
    fetched.push(`${route.request().url()} ${route.request().headers().referer ?? ''}`);
    return route.fulfill({ path: 'public/icon-192.png' });
  });
  await ana.open(document);
  await page.getByRole('radio', { name: 'Both' }).check();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByRole('button')).toHaveText([
    'lake · Show pictures from one.example',
    'hill · Show pictures from one.example',
    'sea · Show pictures from two.example',
  ]);
  await expect(preview.getByRole('img')).toHaveCount(0);
  expect(fetched).toEqual([]);
  await preview.getByRole('button', { name: /^lake/ }).focus();
  await page.keyboard.press('Enter');
  await expect(preview.getByRole('img')).toHaveCount(2);
  await expect(preview.getByRole('img', { name: 'lake' })).toBeFocused();
  await expect
    .poll(() => fetched.toSorted())
    .toEqual(['https://one.example/a.png ', 'https://one.example/b.png ']);
  await expect(preview.getByRole('button')).toHaveCount(1);
});

test('a page that the server could not begin can be asked for again, though none of its scripts runs', async ({
  page,
  request,
  forbidden,
}) => {
  // The framework has it made ahead, so without the nonce of the policy that it comes with.
  const policy = (await request.get('/settings')).headers()['content-security-policy']!;
  const headers = { 'Content-Security-Policy': policy, 'Content-Type': 'text/html' };
  await page.route(
    /\/settings(?:\?|$)/,
    (route) => route.fulfill({ status: 500, path: '.next/server/pages/500.html', headers }),
    { times: 1 },
  );
  await page.goto('/settings');
  await expect(page.getByRole('heading')).toHaveText('This page couldn’t load');
  await page.getByRole('button').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect.poll(() => forbiddenBy(page, forbidden)).toContain('script-src-elem');
  forbidden.splice(0);
});

test('no payload runs in a page that takes them all for HTML', async ({ browser, forbidden, baseURL }) => {
  const page = await browser.newPage({ baseURL: baseURL ?? '' });
  const { dialogs } = await setTrap(page);
  await page.goto('/nothing');
  await page.evaluate((all) => {
    for (const each of all) document.body.insertAdjacentHTML('beforeend', `<div>${each}</div>`);
    for (const link of document.querySelectorAll<HTMLElement>('a[href^="javascript:" i]')) link.click();
  }, payloads);
  await expect.poll(() => forbiddenBy(page, forbidden)).toContain('script-src-attr');
  expect(await page.evaluate(() => window.xssCalls)).toBe(0);
  expect(dialogs).toEqual([]);
  await page.close();
  forbidden.splice(0);
});
