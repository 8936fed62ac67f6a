import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NetworkError } from '@/lib/client/api/problem-error';
import type { Snapshot } from '@/lib/client/document/content';
import { draftStore } from '@/lib/client/drafts/draft-store';
import { lastWords } from '@/lib/client/drafts/last-words';
import { mergeContent } from '@/lib/client/merging/merge-content';
import { keptOf, type Typist } from '@/lib/client/session/draft';
import { Driven, versionOf, words } from '@/lib/client/testing/drive';
import { memoryStorage } from '@/lib/client/testing/memory-storage';
import { type PageWorld, pageSessions } from './page-sessions';

const ANA = { id: 'ana', name: 'Ana' };
const BEN = { id: 'ben', name: 'Ben' };
const V1 = versionOf(1, 'one');
const never = () => new Promise<never>(() => {});
const unreachable = () => Promise.reject(new NetworkError('No answer.'));

const offline: PageWorld['api'] = {
  me: unreachable,
  put: unreachable,
  read: unreachable,
  savedBefore: async () => null,
  currentAfter: unreachable,
};

let count = 0;
let storage = memoryStorage();
let drafts = draftStore(lastWords(() => storage));
beforeEach(() => {
  storage = memoryStorage();
  drafts = draftStore(
    lastWords(() => storage),
    { name: `page-${++count}`, patience: 20_000 },
  );
});

/** A page without a network, in whose world the test lets time pass. */
function page(changes: Partial<PageWorld>) {
  const timers = new Set<{ readonly delay: number; readonly run: () => void }>();
  const world: PageWorld = {
    api: offline,
    drafts,
    mergeTexts: async (base, mine, theirs) => mergeContent(base, mine, theirs),
    isLeaving: () => false,
    random: () => 0,
    now: () => new Date(0),
    after: (delay, run) => {
      const timer = { delay, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    tab: async () => ({
      id: 'tab',
      before: [],
      reloadOf: null,
      lives: async () => false,
      gone: async () => {},
    }),
    me: unreachable,
    lastPerson: async () => null,
    lastSeen: async () => null,
    guard: (runner) => runner,
    lost: async () => null,
    ...changes,
  };
  const pass = (delay: number) => {
    for (const timer of [...timers]) if (timer.delay === delay && timers.delete(timer)) timer.run();
  };
  const delays = () => [...timers].map((timer) => timer.delay);
  const sessions = pageSessions(world);
  const open = (readHead: () => Promise<Snapshot> = unreachable) =>
    sessions.acquire('doc', { readHead, attributed: async (head) => head, onSaved: () => {} });
  return { sessions, open, pass, delays };
}

async function typedBy(person: Typist, text: string, minute = 0): Promise<void> {
  const session = { ...keptOf(new Driven(V1).type(text).session)!, documentId: 'doc' };
  const updatedAt = `2026-01-02T03:0${minute}:00.000Z`;
  await drafts.keep({ id: `by-${person.id}`, tab: null, person, documentId: 'doc', updatedAt, session });
}

it('saves as the one who was named, or else as whoever this browser is by then', async () => {
  const put = vi.fn<PageWorld['api']['put']>(unreachable);
  const world = page({ api: { ...offline, put }, me: async (anew) => (anew ? BEN : ANA) });
  const { runner } = await world.open(async () => V1);
  runner.dispatch({ type: 'edit', text: words('one two') });
  await world.sessions.saveAsMe('doc', { id: 'cleo', name: 'Cleo' });
  await vi.waitFor(() => expect(put.mock.calls.map(([{ person }]) => person)).toEqual(['cleo']), {
    interval: 1,
  });
  await world.sessions.saveAsMe('doc');
  await runner.flush();
  expect((await drafts.list('doc')).map(({ person }) => person)).toEqual([BEN]);
});

it('tells which texts it alone has, also once nobody shows them', async () => {
  const full = async () => {
    throw new DOMException('Full.', 'QuotaExceededError');
  };
  const { open, sessions } = page({ drafts: { ...drafts, keep: full } });
  const { runner } = await open(async () => V1);
  expect(await sessions.unkept()).toEqual([]);
  runner.dispatch({ type: 'edit', text: words('one two', 'Trip') });
  await sessions.release('doc');
  expect(await sessions.unkept()).toEqual([{ documentId: 'doc', title: 'Trip' }]);
  const kept = page({});
  (await kept.open(async () => V1)).runner.dispatch({ type: 'edit', text: words('one two', 'Trip') });
  await kept.sessions.release('doc');
  expect(await kept.sessions.unkept()).toEqual([]);
});

describe('where the server does not say who one is', () => {
  it('shows at once what the one who was here last had typed', async () => {
    await typedBy(ANA, 'one two');
    const { runner } = await page({ lastPerson: async () => ANA }).open();
    expect(runner.session().text).toEqual(words('one two'));
  });

  it('takes up nothing that was typed by somebody else', async () => {
    await typedBy(BEN, 'one two');
    const { runner } = await page({ lastPerson: async () => ANA }).open(async () => V1);
    expect(runner.session().text).toEqual(V1.content);
    expect((await drafts.list('doc')).map(({ id, person }) => [id, person])).toEqual([['by-ben', BEN]]);
  });

  it.each([
    ['who was here last is known', async () => ANA, 'of Ana'],
    ['the device does not say who that was', never, 'of Ben'],
    ['the device does not know who that was', async () => null, 'of Ben'],
  ])('waits for the server no longer than two seconds where %s', async (_, lastPerson, text) => {
    await typedBy(ANA, 'of Ana', 1);
    await typedBy(BEN, 'of Ben', 2);
    const slow = page({ me: never, lastPerson });
    const opened = slow.open();
    await vi.waitFor(() => expect(slow.delays()).toEqual([1_000, 2_000]), { interval: 1 });
    slow.pass(1_000);
    await new Promise(setImmediate);
    slow.pass(2_000);
    expect((await opened).runner.session().text).toEqual(words(text));
  });

  it('saves what is typed on what was last seen in the name of who was here last', async () => {
    const lastSeen = async () => ({ person: 'ana', documentId: 'doc', snapshot: V1, seenAt: 'then' });
    const { runner } = await page({ lastPerson: async () => ANA, lastSeen }).open();
    runner.dispatch({ type: 'edit', text: words('one two') });
    await runner.flush();
    expect((await drafts.list('doc')).map(({ person }) => person)).toEqual([ANA]);
  });
});
