import { describe, expect, it, vi } from 'vitest';
import type { PutRequest } from '@/lib/client/api/documents-api';
import { NetworkError, ProblemError } from '@/lib/client/api/problem-error';
import type { Snapshot } from '@/lib/client/document/content';
import type { DraftStore } from '@/lib/client/drafts/draft-store';
import type { MergeTexts } from '@/lib/client/merging/merge-client';
import { mergeContent } from '@/lib/client/merging/merge-content';
import type { Draft } from '@/lib/client/session/draft';
import { openSession } from '@/lib/client/session/session';
import { versionOf, words } from '@/lib/client/testing/drive';
import { runSession } from './session-runner';
import type { SessionServices } from './session-services';

const V1 = versionOf(1, 'one two three');
const stamp = { shelfId: 's', now: '2026-01-02T03:04:05.000Z' };
const me = { id: 'me', name: 'Ben', colour: 1 };

/** A world that a test holds in its hands: time passes when told to, saves are answered by `put`. */
function world(
  put: (request: PutRequest) => Promise<Snapshot>,
  mergeTexts: MergeTexts = async (base, mine, theirs) => mergeContent(base, mine, theirs),
) {
  const kept = new Map<string, Draft>();
  const shelved: string[] = [];
  const state = { full: false, stuck: false, leaving: false };
  const timers = new Set<{ readonly delay: number; readonly run: () => void }>();
  const unused = async () => {
    throw new Error('Not used here.');
  };
  const write = async (run: () => void) => {
    if (state.stuck) await new Promise(() => {});
    if (state.full) throw new DOMException('Full.', 'QuotaExceededError');
    run();
  };
  const lastWords = new Map<string, Draft>();
  const drafts: DraftStore = {
    keepAtOnce: (draft) => {
      if (!state.full) lastWords.set(draft.id, structuredClone(draft));
      return !state.full;
    },
    unsettled: () => [],
    settle: unused,
    keep: (draft) => write(() => void kept.set(draft.id, structuredClone(draft))),
    drop: (id) => write(() => void kept.delete(id)),
    shelve: (entry) => write(() => void shelved.push(entry.content.body)),
    read: unused,
    list: unused,
    adopt: unused,
    unreadable: unused,
    remove: unused,
    unshelve: unused,
    shelf: unused,
  };
  const saved: number[] = [];
  const services: SessionServices = {
    api: {
      me: async () => me,
      put: vi.fn(put),
      read: async () => V1,
      savedBefore: async () => null,
      currentAfter: async () => versionOf(2, 'one THEIRS three'),
    },
    drafts,
    mergeTexts,
    isLeaving: () => state.leaving,
    random: () => 0,
    now: () => new Date(0),
    after: (delay, run) => {
      const timer = { delay, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    onSaved: (_, { version }) => saved.push(version),
  };
  /** Lets the timers of at most this delay end. */
  const pass = (most: number) => {
    for (const timer of [...timers]) {
      if (timer.delay <= most && timers.delete(timer)) timer.run();
    }
  };
  const runner = runSession(
    openSession('doc', V1, 'seed'),
    { id: 'draft', tab: 'tab', person: { id: 'me', name: 'Ben' } },
    services,
  );
  return {
    runner,
    drafts,
    kept,
    lastWords,
    shelved,
    saved,
    state,
    pass,
    api: services.api,
    delays: () => [...timers].map((t) => t.delay),
  };
}

const answered = async ({ content }: PutRequest) => ({ ...versionOf(2, ''), content });
const type = (text: string) => ({ type: 'edit', text: words(text) }) as const;
const refusal = (status: number, retryAfter: number | null = null, more: object = {}) =>
  new ProblemError({ status, error: 'e', message: 'm', ...more }, null, retryAfter);
const until = (check: () => void) => vi.waitFor(check, { interval: 1, timeout: 20_000 });

describe('a running session', () => {
  it('keeps what is typed on the device a moment later, and drops it once it is saved', async () => {
    const { runner, kept, pass } = world(answered);
    runner.dispatch(type('typed'));
    expect(runner.session().keeping).toBe('pending');
    expect(kept.size).toBe(0);
    pass(200);
    await until(() => expect(runner.session().keeping).toBe('kept'));
    expect(kept.get('draft')).toMatchObject({
      tab: 'tab',
      documentId: 'doc',
      session: { text: words('typed') },
    });
    runner.dispatch({ type: 'save' });
    await until(() => expect(runner.session().notice?.type).toBe('saved'));
    await runner.flush();
    expect(kept.size).toBe(0);
    expect(runner.idle()).toBe(true);
  });

  it('has on the device what it sends, before it sends it', async () => {
    const atSend: unknown[] = [];
    const { runner, kept } = world(async (request) => {
      atSend.push(kept.get('draft')?.session.saving?.content);
      return answered(request);
    });
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    await until(() => expect(atSend).toEqual([words('typed')]));
  });

  it('sends all the same when the device does not answer', async () => {
    const { runner, state, pass, api } = world(answered);
    state.stuck = true;
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    pass(1_000);
    await until(() => expect(api.put).toHaveBeenCalledOnce());
  });

  it('begins to keep the last words although earlier ones are still on their way', async () => {
    const { runner, kept, state } = world(answered);
    state.stuck = true;
    runner.dispatch(type('one'));
    void runner.flush();
    // The first write is begun, and never ends.
    await new Promise(setImmediate);
    state.stuck = false;
    runner.dispatch(type('one two last'));
    void runner.flush();
    await until(() => expect(kept.get('draft')?.session.text.body).toContain('last'));
  });

  it('puts down what the device does not have yet when the page goes, and says so where it cannot', async () => {
    const { runner, kept, lastWords, state, pass } = world(answered);
    runner.dispatch(type('one'));
    pass(200);
    await until(() => expect(runner.session().keeping).toBe('kept'));
    expect(runner.leave()).toBe(true);
    expect(lastWords.size).toBe(0);

    state.stuck = true;
    runner.dispatch(type('one two'));
    pass(200);
    runner.dispatch(type('one two last'));
    expect(runner.leave()).toBe(true);
    const put = lastWords.get('draft')!;
    expect(put.session.text).toEqual(words('one two last'));
    // The clock stands still; what is later is later all the same.
    expect(put.updatedAt > kept.get('draft')!.updatedAt).toBe(true);

    state.full = true;
    expect(runner.leave()).toBe(false);
  });

  it('lets a page go that has nothing which the server lacks', () => {
    const { runner, lastWords, state } = world(answered);
    state.full = true;
    expect(runner.leave()).toBe(true);
    expect(lastWords.size).toBe(0);
  });

  it('saves at once when the page goes, having put down what it saves, in a request that may outlive it', () => {
    const sent: PutRequest[] = [];
    const { runner, lastWords, state } = world(async (request) => {
      sent.push(request);
      return answered(request);
    });
    state.stuck = true;
    state.leaving = true;
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ content: words('typed'), keepalive: true });
    expect(lastWords.get('draft')?.session.saving?.key).toBe(sent[0]!.key);
    runner.dispatch({ type: 'discard', ...stamp });
    runner.dispatch(type('é'.repeat(40_000)));
    runner.dispatch({ type: 'save' });
    expect(sent[1]!.keepalive).toBe(false);
  });

  it('keeps nothing for a cursor that moves alone, and its place with the next text', async () => {
    const { runner, kept, drafts, pass } = world(answered);
    const keep = vi.spyOn(drafts, 'keep');
    runner.dispatch(type('one MINE'));
    pass(200);
    await until(() => expect(runner.session().keeping).toBe('kept'));
    for (const at of [1, 2, 3]) runner.dispatch({ type: 'select', selection: { anchor: at, head: at } });
    pass(200);
    expect(runner.session().keeping).toBe('kept');
    expect(runner.leave()).toBe(true);
    expect(keep).toHaveBeenCalledTimes(1);
    runner.dispatch(type('one MINE too'));
    pass(200);
    await until(() => expect(kept.get('draft')?.session.selection).toEqual({ anchor: 3, head: 3 }));
  });

  it('asks before a page goes whose device refuses or is silent, and puts the last words down all the same', async () => {
    const { runner, lastWords, drafts, pass } = world(answered);
    vi.spyOn(drafts, 'keep').mockRejectedValue(new DOMException('No answer.', 'TimeoutError'));
    runner.dispatch(type('typed'));
    pass(200);
    await until(() => expect(runner.session().keeping).toBe('failed'));
    expect(runner.leave()).toBe(false);
    expect(lastWords.get('draft')?.session.text).toEqual(words('typed'));
    expect(runner.idle()).toBe(false);
  });

  it('does not take a server that does not know the address of the page for an owner who lets one only read', async () => {
    const { runner } = world(async () => {
      throw refusal(403, null, { error: 'forbidden', reason: 'origin', message: 'Set PUBLIC_URL.' });
    });
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    await until(() => expect(runner.session().refusal?.message).toBe('Set PUBLIC_URL.'));
    expect(runner.session()).toMatchObject({ access: 'edit', text: words('typed') });
  });

  it('saves and keeps as whoever typed, until told that it is somebody else', async () => {
    const { runner, kept, api, pass } = world(async () => {
      throw refusal(403, null, { error: 'other_person' });
    });
    runner.dispatch(type('typed'));
    pass(200);
    await until(() => expect(kept.get('draft')?.person).toEqual({ id: 'me', name: 'Ben' }));
    runner.dispatch({ type: 'save' });
    await until(() => expect(runner.session().refusal?.error).toBe('other_person'));
    runner.become({ id: 'ana', name: 'Ana' });
    runner.dispatch({ type: 'save' });
    await until(() => expect(api.put).toHaveBeenCalledTimes(2));
    expect(vi.mocked(api.put).mock.calls.map(([{ person }]) => person)).toEqual(['me', 'ana']);
    await until(() => expect(kept.get('draft')?.person).toEqual({ id: 'ana', name: 'Ana' }));
  });

  it('is put away with its last word for whoever takes it up, and says no more', async () => {
    const { runner, kept } = world(answered);
    runner.dispatch(type('typed'));
    const away = runner.putAway();
    runner.dispatch(type('typed last'));
    expect(await away).toBe(true);
    expect(kept.get('draft')).toMatchObject({ tab: null, session: { text: words('typed last') } });
    runner.dispatch(type('too late'));
    await runner.flush();
    expect(kept.get('draft')?.session.text).toEqual(words('typed last'));
  });

  it('is not put away where the device does not take it', async () => {
    const { runner, kept, state, pass } = world(answered);
    state.full = true;
    runner.dispatch(type('typed'));
    expect(await runner.putAway()).toBe(false);
    state.full = false;
    runner.dispatch(type('typed more'));
    pass(10_000);
    await until(() =>
      expect(kept.get('draft')).toMatchObject({ tab: 'tab', session: { text: words('typed more') } }),
    );
  });

  it('tells of every version that it saved', async () => {
    const { runner, saved } = world(answered);
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    await until(() => expect(saved).toEqual([2]));
  });

  it('opens the dialog from what a 412 brings', async () => {
    const { runner } = world(async () => {
      throw refusal(412);
    });
    runner.dispatch(type('one MINE three'));
    runner.dispatch({ type: 'save' });
    await until(() =>
      expect(runner.session().collision).toMatchObject({ open: true, theirs: { version: 2 } }),
    );
  });

  it('goes on with each text as one place when no merge can be had', async () => {
    const { runner, api } = world(
      async ({ guard }) => {
        if ('ifMatch' in guard && guard.ifMatch === V1.etag) throw refusal(412);
        return versionOf(3, 'one MINE three');
      },
      async () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
    );
    runner.dispatch(type('one MINE three'));
    runner.dispatch({ type: 'save' });
    await until(() => expect(runner.session().collision?.merge.body.regions).toHaveLength(1));
    runner.dispatch({ type: 'choose', place: { field: 'body', region: 0 }, choice: { take: 'mine' } });
    runner.dispatch({ type: 'save-merged', ...stamp });
    await until(() => expect(runner.session().base.version).toBe(3));
    expect(api.put).toHaveBeenCalledTimes(2);
  });

  it('waits no more for a merge that something newer made useless', async () => {
    const waiting: AbortSignal[] = [];
    const { runner, pass } = world(answered, async (_base, _mine, _theirs, signal) => {
      waiting.push(signal!);
      return new Promise(() => {});
    });
    runner.dispatch(type('one MINE three'));
    runner.dispatch({ type: 'head-changed', head: versionOf(2, 'one THEIRS three') });
    expect(waiting.map(({ aborted }) => aborted)).toEqual([false]);
    runner.dispatch(type('one MINE too three'));
    expect(waiting.map(({ aborted }) => aborted)).toEqual([true]);
    pass(5_000);
    runner.dispatch({ type: 'head-changed', head: versionOf(3, 'one MINE too three') });
    expect(waiting.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('sends again what got no answer, after the delay', async () => {
    let tries = 0;
    const { runner, pass, delays } = world(async (request) => {
      tries += 1;
      if (tries === 1) throw new NetworkError('Gone.');
      if (tries === 2) throw refusal(503, 9_000);
      return answered(request);
    });
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    await until(() => expect(delays()).toContain(500));
    pass(500);
    await until(() => expect(delays()).toContain(9_000));
    pass(9_000);
    await until(() => expect(runner.session().notice?.type).toBe('saved'));
    expect(tries).toBe(3);
  });

  it.each([408, 421, 425, 429, 500, 503])(
    'takes %i for no answer: the same goes out again',
    async (status) => {
      const sent: PutRequest[] = [];
      const { runner, pass, delays } = world(async (request) => {
        sent.push(request);
        if (sent.length === 1) throw refusal(status, 9_000);
        return answered(request);
      });
      runner.dispatch(type('typed'));
      runner.dispatch({ type: 'save' });
      await until(() => expect(delays()).toContain(9_000));
      runner.dispatch(type('typed on'));
      pass(9_000);
      await until(() => expect(runner.session().notice?.type).toBe('saved'));
      const { key, content, guard } = sent[0]!;
      expect(sent[1]).toMatchObject({ key, content, guard });
      expect(runner.session().text).toEqual(words('typed on'));
    },
  );

  it('learns from a 412 that an earlier attempt had arrived', async () => {
    let tries = 0;
    const { runner, pass, api } = world(async () => {
      tries += 1;
      if (tries === 1) throw new NetworkError('Gone.');
      throw refusal(412);
    });
    const mine = { ...versionOf(2, ''), content: words('one MINE three') };
    vi.spyOn(api, 'savedBefore').mockResolvedValue(mine);
    vi.spyOn(api, 'currentAfter').mockResolvedValue(versionOf(3, 'one MINE reworded'));
    runner.dispatch(type('one MINE three'));
    runner.dispatch({ type: 'save' });
    await until(() => expect(runner.session().saving?.phase).toBe('waiting'));
    pass(1_000);
    await until(() => expect(runner.session().base.version).toBe(3));
    expect(runner.session()).toMatchObject({ collision: null, text: words('one MINE reworded') });
  });

  it.each([
    [410, {}, 'deleted'],
    [404, {}, 'missing'],
    [412, { reason: 'deleted' }, 'deleted'],
    [412, { reason: 'missing' }, 'missing'],
  ])('says that the document is gone after %i %o', async (status, more, reason) => {
    const { runner } = world(async () => {
      throw refusal(status, null, {
        ...more,
        deletedBy: { id: 'ana', name: 'Ana', colour: 2 },
        deletedAt: 'then',
      });
    });
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    const gone = { reason, by: { name: 'Ana', you: false }, at: 'then' };
    await until(() => expect(runner.session().gone).toEqual(gone));
    expect(runner.session().text).toEqual(words('typed'));
  });

  it('asks who deleted the document where the refusal does not say', async () => {
    const { runner, api } = world(async () => {
      throw refusal(412, null, { reason: 'deleted' });
    });
    const deletedBy = { id: 'ana', name: 'Ana', colour: 2 };
    vi.spyOn(api, 'currentAfter').mockRejectedValue(refusal(410, null, { deletedBy, deletedAt: 'then' }));
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    const gone = { reason: 'deleted', by: { name: 'Ana', you: false }, at: 'then' };
    await until(() => expect(runner.session().gone).toEqual(gone));
  });

  it('says that the document is gone also where nobody can tell by whom', async () => {
    const { runner, api } = world(async () => {
      throw refusal(412, null, { reason: 'deleted' });
    });
    vi.spyOn(api, 'currentAfter').mockRejectedValue(new NetworkError('Gone.'));
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    await until(() => expect(runner.session().gone).toEqual({ reason: 'deleted', by: null, at: null }));
  });

  it('stops at any other refusal', async () => {
    const { runner, delays } = world(async () => {
      throw refusal(413);
    });
    runner.dispatch(type('typed'));
    runner.dispatch({ type: 'save' });
    await until(() => expect(runner.session().refusal).toMatchObject({ status: 413 }));
    expect(delays()).not.toContain(500);
  });

  it('says that the device is full, tries again later, and says when it worked', async () => {
    const { runner, kept, state, pass } = world(answered);
    state.full = true;
    runner.dispatch(type('typed'));
    pass(200);
    await until(() => expect(runner.session().keeping).toBe('failed'));
    state.full = false;
    pass(10_000);
    await until(() => expect(runner.session().keeping).toBe('kept'));
    expect(kept.get('draft')?.session.text).toEqual(words('typed'));
  });

  it('brings a discarded text to the shelf even if the device was full at first', async () => {
    const { runner, shelved, state, pass } = world(answered);
    runner.dispatch(type('typed'));
    state.full = true;
    runner.dispatch({ type: 'discard', ...stamp });
    await until(() => expect(runner.session().keeping).toBe('failed'));
    expect(runner.idle()).toBe(false);
    state.full = false;
    pass(10_000);
    await until(() => expect(runner.session().shelving).toEqual([]));
    expect(shelved).toEqual([words('typed').body]);
  });

  it('computes what it meets only after a pause in typing', async () => {
    const { runner, pass } = world(answered);
    runner.dispatch(type('ONE two three'));
    runner.dispatch({ type: 'head-changed', head: versionOf(2, 'one two THREE') });
    await until(() => expect(runner.session().foresight?.conflicts).toBe(0));
    runner.dispatch(type('ONE two mine'));
    runner.dispatch(type('ONE two mine too'));
    expect(runner.session().foresight?.mine).toEqual(words('ONE two three'));
    pass(300);
    await until(() => expect(runner.session().foresight?.mine).toEqual(words('ONE two mine too')));
  });

  it('tells listeners of each change until they leave', () => {
    const { runner } = world(answered);
    const heard: string[] = [];
    const leave = runner.subscribe(() => heard.push(runner.session().text.body));
    runner.dispatch(type('a'));
    leave();
    runner.dispatch(type('b'));
    expect(heard).toEqual([words('a').body]);
  });
});
