import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeBrowser, type FakeTab } from '@/lib/client/testing/fake-browser';
import { FakeServer } from '@/lib/client/testing/fake-server';

const versions = (tab: FakeTab, document = 'a') =>
  (tab.heard.get(document) ?? []).filter((line) => line.startsWith('version'));

describe.each([
  ['with locks', true],
  ['without locks, as on plain HTTP from another host', false],
])('the tabs of one browser, %s', (_how, locks) => {
  /** Some tabs that all follow document a. */
  async function tabs(count: number) {
    const server = new FakeServer();
    const browser = new FakeBrowser(server, locks);
    for (let i = 0; i < count; i++) browser.open().subscribe('a');
    await browser.pass(2_000);
    return { server, browser };
  }

  it('share one stream, and all of them hear', async () => {
    const { server, browser } = await tabs(20);
    expect(server.streams.size).toBe(1);
    server.save('a');
    await browser.pass(50);
    for (const tab of browser.tabs) expect(tab.heard.get('a')).toEqual(['state 1', 'version 2']);
  });

  it('tell a tab that joins how the document stands, without a new stream', async () => {
    const { server, browser } = await tabs(2);
    server.save('a');
    await browser.pass(50);
    const { opened } = server;
    const late = browser.open();
    late.subscribe('a');
    await browser.pass(2_000);
    expect(late.heard.get('a')).toEqual(['state 2']);
    expect(server.opened).toBe(opened);
    expect(browser.tabs[0]?.heard.get('a')).toEqual(['state 1', 'version 2']);
  });

  it('follow what any of them wants', async () => {
    const { server, browser } = await tabs(3);
    browser.tabs[1]?.subscribe('b');
    browser.tabs[2]?.subscribe('c');
    await browser.pass(500);
    expect(server.streams.size).toBe(1);
    server.save('b');
    server.save('c');
    server.save('a');
    await browser.pass(50);
    expect(versions(browser.tabs[1]!, 'b')).toEqual(['version 2']);
    expect(versions(browser.tabs[2]!, 'c')).toEqual(['version 2']);
    for (const tab of browser.tabs) expect(versions(tab)).toEqual(['version 2']);
  });

  it.each([
    ['is closed', (browser: FakeBrowser, tab: FakeTab) => browser.close(tab)],
    ['crashes', (browser: FakeBrowser, tab: FakeTab) => browser.crash(tab)],
    ['is frozen', (browser: FakeBrowser, tab: FakeTab) => browser.freeze(tab, true)],
  ])(
    'lose nothing when the tab that holds the stream %s, and hear again within a second',
    async (_what, end) => {
      const { server, browser } = await tabs(4);
      // Whichever holds: each in turn goes, until one is left.
      for (let round = 0; round < 3; round++) {
        const { opened } = server;
        const gone: FakeTab[] = [];
        while (server.opened === opened && browser.awake.length > 1) {
          const tab = browser.awake[0]!;
          end(browser, tab);
          gone.push(tab);
          server.save('a');
          await browser.pass(1_000);
        }
        const latest = `version ${server.versions.get('a')}`;
        for (const tab of browser.awake) expect(versions(tab).at(-1)).toBe(latest);
      }
      const [last] = browser.awake;
      expect(versions(last!)).toEqual(
        Array.from({ length: (server.versions.get('a') ?? 1) - 1 }, (_, i) => `version ${i + 2}`),
      );
    },
  );

  it('let a holder that wakes up again step down', async () => {
    const { server, browser } = await tabs(2);
    for (const tab of browser.tabs) {
      browser.freeze(tab, true);
      server.save('a');
      await browser.pass(1_500);
      browser.freeze(tab, false);
      await browser.pass(1_500);
      expect(server.streams.size).toBe(1);
    }
    server.save('a');
    await browser.pass(50);
    // Who slept is told how things stand instead of each version that it slept through.
    for (const tab of browser.tabs) {
      expect(tab.heard.get('a')?.slice(-2)).toEqual([
        expect.stringMatching(/^(version|state) 3$/),
        'version 4',
      ]);
    }
  });

  it('come back after the server was away, each version told once', async () => {
    const { server, browser } = await tabs(3);
    server.reachable = false;
    for (const stream of [...server.streams]) stream.end();
    await browser.pass(5_000);
    for (const tab of browser.tabs) expect(tab.stream.connection).toBe('lost');
    server.save('a');
    server.save('a');
    server.reachable = true;
    await browser.pass(40_000);
    for (const tab of browser.tabs) {
      expect(tab.stream.connection).toBe('open');
      expect(versions(tab)).toEqual(['version 2', 'version 3']);
    }
  });

  it('notice a stream that fell silent', async () => {
    const { server, browser } = await tabs(2);
    for (const stream of server.streams) stream.hold(true);
    server.save('a');
    await browser.pass(20_500);
    for (const tab of browser.tabs) expect(versions(tab)).toEqual(['version 2']);
  });

  /** Two tabs of which the one in the background has the stream, and its timers run once a minute. */
  async function inTheBackground() {
    const { server, browser } = await tabs(1);
    const [holder] = browser.tabs;
    const seen = browser.open();
    seen.subscribe('a');
    await browser.pass(2_000);
    holder!.slow = true;
    await browser.pass(120_000);
    expect(server.streams.size).toBe(1);
    for (const stream of server.streams) stream.hold(true);
    return { server, browser, seen };
  }

  it('notice it in time also where the tab that holds it is in the background', async () => {
    const { server, browser, seen } = await inTheBackground();
    server.save('a');
    await browser.pass(20_500);
    expect(versions(seen)).toEqual(['version 2']);
  });

  it('open another one at once when a tab wakes, whichever holds it', async () => {
    const { server, browser, seen } = await inTheBackground();
    server.save('a');
    seen.stream.woke();
    await browser.pass(50);
    expect(versions(seen)).toEqual(['version 2']);
    expect(seen.stream.connection).toBe('open');
  });

  it('stop hearing of what they no longer want', async () => {
    const { server, browser } = await tabs(2);
    browser.tabs[0]?.unsubscribe('a');
    server.save('a');
    await browser.pass(50);
    expect(versions(browser.tabs[0]!)).toEqual([]);
    expect(versions(browser.tabs[1]!)).toEqual(['version 2']);
  });

  it('open no stream while nobody wants anything', async () => {
    const server = new FakeServer();
    const browser = new FakeBrowser(server, locks);
    for (let i = 0; i < 3; i++) browser.open();
    await browser.pass(5_000);
    expect(server.opened).toBe(0);
  });

  type Act =
    | { readonly do: 'open' | 'wake' | 'break' }
    | { readonly do: 'close' | 'crash' | 'freeze'; readonly tab: number }
    | { readonly do: 'subscribe'; readonly tab: number; readonly document: string }
    | { readonly do: 'save'; readonly document: string }
    | { readonly do: 'pass'; readonly time: number };

  const tab = fc.nat(6);
  const document = fc.constantFrom('a', 'b', 'c');
  const act: fc.Arbitrary<Act> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom('open' as const, 'wake' as const, 'break' as const) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('close' as const, 'crash' as const, 'freeze' as const),
        tab,
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('subscribe' as const), tab, document }) },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('save' as const), document }) },
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('pass' as const), time: fc.constantFrom(1, 5, 40, 350, 1_000) }),
    },
  );

  it('hear each version once and in order, and end with one stream, whatever happens to them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 60, size: 'max' }), async (acts) => {
        const server = new FakeServer();
        const browser = new FakeBrowser(server, locks);
        browser.open().subscribe('a');
        for (const now of acts) {
          const which = 'tab' in now ? browser.tabs[now.tab] : undefined;
          if (now.do === 'open') {
            if (browser.tabs.length < 7) browser.open().subscribe('a');
          } else if (now.do === 'wake') {
            for (const one of browser.tabs) if (one.frozen) browser.freeze(one, false);
          } else if (now.do === 'break') {
            for (const stream of [...server.streams]) stream.end();
          } else if (now.do === 'save') server.save(now.document);
          else if (now.do === 'pass') await browser.pass(now.time);
          else if (!which || which.gone) continue;
          else if (now.do === 'close') browser.close(which);
          else if (now.do === 'crash') browser.crash(which);
          else if (now.do === 'freeze') browser.freeze(which, true);
          else if (now.do === 'subscribe' && !which.frozen) which.subscribe(now.document);
        }
        for (const one of browser.tabs) if (one.frozen) browser.freeze(one, false);
        await browser.pass(10_000);
        for (const one of browser.awake) {
          for (const [id, heard] of one.heard) {
            const numbers = heard.map((line) => Number(line.split(' ')[1]));
            // It joined at some version, and from there on heard of every one.
            const first = numbers[0]!;
            const told = heard
              .filter((line) => line.startsWith('version'))
              .map((line) => Number(line.split(' ')[1]));
            expect([...told].sort((x, y) => x - y)).toEqual(told);
            expect(new Set(told).size).toBe(told.length);
            expect(Math.max(...numbers)).toBe(server.versions.get(id) ?? 1);
            expect(Math.min(...numbers)).toBe(first);
          }
        }
        if (browser.awake.length > 0) expect(server.streams.size).toBe(1);
      }),
      { numRuns: 150 },
    );
  });
});
