import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { conditionalHandler } from '../handler/conditional-handler.ts';
import { Note } from '../testing/notes.ts';
import { conditionalClient } from './conditional-client.ts';
import { CollisionError, NoAnswerError, RefusedError } from './errors.ts';
import { saveMutation } from './save-mutation.ts';

const URL = 'https://notes.example/1';
const union = (mine: readonly string[], theirs: readonly string[]) => [...new Set([...theirs, ...mine])];

/** Ana's client of a list, and a network that loses the answers it is told to. */
async function scene(lost: readonly number[] = []) {
  const note = new Note();
  const handler = conditionalHandler(note.resource);
  let puts = 0;
  const client = conditionalClient<string[]>({
    fetch: async (url, init) => {
      const answer = await handler(new Request(url, init), undefined);
      if (init?.method === 'PUT' && lost.includes(puts++)) throw new TypeError('fetch failed');
      return answer;
    },
  });
  const base = await client.create(URL, ['tea']);
  return { note, client, base };
}

const contentOf = ({ current }: Note) => JSON.parse(String(current?.content));

describe('a mutation that merges', () => {
  it('merges on a collision and saves on top of the newer version', async () => {
    const { note, client, base } = await scene();
    await client.save(base, ['tea', 'Ana']);
    const save = saveMutation(client, { onCollision: ({ mine, theirs }) => union(mine, theirs.content) });
    const mutation = new MutationObserver(new QueryClient(), save);
    const saved = await mutation.mutate({ base, content: ['tea', 'Ben'] });
    expect(saved).toEqual({ url: URL, etag: '"v3"', content: ['tea', 'Ana', 'Ben'] });
    expect(contentOf(note)).toEqual(['tea', 'Ana', 'Ben']);
  });

  it('fails with the collision where nobody merges it', async () => {
    const { note, client, base } = await scene();
    await client.save(base, ['tea', 'Ana']);
    const { mutationFn, retry } = saveMutation(client, { onCollision: () => null });
    const error = await mutationFn({ base, content: ['tea', 'Ben'] }).catch((caught) => caught);
    expect(error).toBeInstanceOf(CollisionError);
    expect(retry(0, error)).toBe(false);
    expect(contentOf(note)).toEqual(['tea', 'Ana']);
  });

  it('fails with the collision where there is nothing to merge with', async () => {
    const { client, base } = await scene();
    await client.remove(base);
    const { mutationFn } = saveMutation(client, { onCollision: () => expect.unreachable() });
    await expect(mutationFn({ base, content: ['tea', 'Ben'] })).rejects.toMatchObject({ theirs: null });
  });

  it('goes on with the act that was under way when an answer got lost', async () => {
    // The second PUT is the refused one, the third the merged one: its answer gets lost.
    const { note, client, base } = await scene([3]);
    await client.save(base, ['tea', 'Ana']);
    let merges = 0;
    const { mutationFn, retry } = saveMutation(client, {
      onCollision: ({ mine, theirs }) => {
        merges++;
        return union(mine, theirs.content);
      },
    });
    const save = { base, content: ['tea', 'Ben'] };
    const error = await mutationFn(save).catch((caught) => caught);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(retry(0, error)).toBe(true);
    expect(await mutationFn(save)).toMatchObject({ etag: '"v3"' });
    expect([note.writes, merges]).toEqual([3, 1]);
  });

  it('goes on with its act though its options were made anew, as by a component that renders again', async () => {
    const { note, client, base } = await scene([1]);
    const make = () =>
      saveMutation(client, { onCollision: ({ mine, theirs }) => union(mine, theirs.content) });
    const save = { base, content: ['tea', 'Ben'] };
    await expect(make().mutationFn(save)).rejects.toBeInstanceOf(NoAnswerError);
    await client.save({ ...base, etag: '"v2"' }, ['tea']);
    // It arrived, and somebody took it back since: it is not to be saved once more.
    expect(await make().mutationFn(save)).toMatchObject({ etag: '"v2"' });
    expect([contentOf(note), note.writes]).toEqual([['tea'], 3]);
  });

  it('retries with its own key under an observer whose options change meanwhile', async () => {
    const { note, client, base } = await scene([1]);
    const make = () =>
      saveMutation(client, { onCollision: ({ mine, theirs }) => union(mine, theirs.content) });
    const renders = () => {
      mutation.setOptions(make());
      return 0;
    };
    const mutation = new MutationObserver(new QueryClient(), { ...make(), retryDelay: renders });
    const saved = mutation.mutate({ base, content: ['tea', 'Ben'] });
    expect(await saved).toMatchObject({ etag: '"v2"' });
    expect(note.writes).toBe(2);
  });

  it('tries again where it collided and what is there could not be read', async () => {
    const collision = new CollisionError('save', null, [], undefined);
    const { retry } = saveMutation<string[]>(conditionalClient(), { onCollision: () => null });
    expect(retry(0, collision)).toBe(true);
  });

  it('is another act once it was refused for good, as when its content was changed meanwhile', async () => {
    const { note, client, base } = await scene([1]);
    const { mutationFn } = saveMutation(client, {
      onCollision: ({ mine, theirs }) => union(mine, theirs.content),
    });
    const save = { base, content: ['tea', 'Ben'] };
    await expect(mutationFn(save)).rejects.toBeInstanceOf(NoAnswerError);
    save.content.push('Cem');
    await expect(mutationFn(save)).rejects.toMatchObject({ status: 422 });
    await mutationFn(save);
    expect(contentOf(note)).toEqual(['tea', 'Ben', 'Cem']);
  });

  it('fails with what merging failed with, and begins anew when it is asked for again', async () => {
    const { note, client, base } = await scene();
    await client.save(base, ['tea', 'Ana']);
    let failing = true;
    const { mutationFn } = saveMutation(client, {
      onCollision: ({ mine, theirs }) => {
        if (failing) throw new Error('the dialog broke');
        return union(mine, theirs.content);
      },
    });
    const save = { base, content: ['tea', 'Ben'] };
    await expect(mutationFn(save)).rejects.toThrow('the dialog broke');
    failing = false;
    await mutationFn(save);
    expect(contentOf(note)).toEqual(['tea', 'Ana', 'Ben']);
  });

  it('rejects where no key can be made', async () => {
    const { client, base } = await scene();
    const newKey = () => {
      throw new Error('no randomness');
    };
    const { mutationFn } = saveMutation(client, { onCollision: () => null, newKey });
    await expect(mutationFn({ base, content: [] })).rejects.toThrow('no randomness');
  });

  it('is one act, however many ask for it at once', async () => {
    const { note, client, base } = await scene();
    await client.save(base, ['tea', 'Ana']);
    let merges = 0;
    const { mutationFn } = saveMutation(client, {
      onCollision: ({ theirs }) => [...theirs.content, `${++merges}`],
    });
    const save = { base, content: ['tea', 'Ben'] };
    const [one, other] = await Promise.all([mutationFn(save), mutationFn(save)]);
    expect(one).toEqual(other);
    expect(contentOf(note)).toEqual(['tea', 'Ana', '1']);
  });

  it.each([[undefined], [null]])('gives up where a merge comes to %s', async (nothing) => {
    const { note, client, base } = await scene();
    await client.save(base, ['tea', 'Ana']);
    const { mutationFn } = saveMutation(client, { onCollision: () => nothing });
    await expect(mutationFn({ base, content: ['Ben'] })).rejects.toBeInstanceOf(CollisionError);
    expect(contentOf(note)).toEqual(['tea', 'Ana']);
  });

  it('does not go on against a tag that stays what it was', async () => {
    const base = { url: URL, etag: '"v1"', content: ['tea'] };
    const { mutationFn } = saveMutation<string[]>(
      { save: async (on, mine) => Promise.reject(new CollisionError('save', on, mine, on)) },
      { onCollision: () => expect.unreachable() },
    );
    await expect(mutationFn({ base, content: ['Ben'] })).rejects.toBeInstanceOf(CollisionError);
  });

  it('makes a new act of the same save asked for again', async () => {
    const { note, client, base } = await scene();
    const { mutationFn } = saveMutation(client, { onCollision: ({ mine }) => mine });
    const save = { base, content: ['milk'] };
    await mutationFn(save);
    await client.save(await client.load(URL), ['beer']);
    await mutationFn(save);
    expect(contentOf(note)).toEqual(['milk']);
  });

  it('gives up after twenty collisions in a row', async () => {
    const { client, base } = await scene();
    let collisions = 0;
    const { mutationFn } = saveMutation(client, {
      onCollision: async ({ mine, theirs }) => {
        collisions++;
        await client.save(theirs, [`${collisions}`]);
        return mine;
      },
    });
    await client.save(base, ['Ana']);
    await expect(mutationFn({ base, content: ['Ben'] })).rejects.toBeInstanceOf(CollisionError);
    expect(collisions).toBe(19);
  });

  it('retries what is worth it, no sooner than the server asked for', () => {
    const client = conditionalClient<string[]>();
    const { retry, retryDelay } = saveMutation(client, { onCollision: () => null });
    expect([0, 1, 2, 3].map((failures) => retry(failures, new NoAnswerError('')))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(
      [400, 403, 404, 408, 413, 421, 422, 425, 428, 429, 500, 503].filter((s) =>
        retry(0, new RefusedError(s, null, null)),
      ),
    ).toEqual([408, 421, 425, 429, 500, 503]);
    expect(retry(0, new TypeError('a fault of our own'))).toBe(false);
    expect(retryDelay(0, new RefusedError(503, null, 60_000))).toBe(60_000);
    expect(retry(0, new RefusedError(503, null, 300_000))).toBe(true);
    expect(retry(0, new RefusedError(503, null, 2_592_000_000))).toBe(false);
    expect(retryDelay(0, new NoAnswerError(''))).toBeLessThanOrEqual(1_000);
  });
});
