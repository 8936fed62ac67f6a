import { describe, expect, it } from 'vitest';
import { words } from '@/lib/client/testing/drive';
import { compose, noChoices } from '@/lib/merge/resolve/resolution';
import { mergeClient } from './merge-client';
import { mergeContent } from './merge-content';

const texts = [words('a b'), words('a M'), words('T b')] as const;

describe('merging beside the page', () => {
  it('hands on what is answered', async () => {
    const merge = mergeClient(async ({ base, mine, theirs }) => mergeContent(base, mine, theirs));
    expect(await merge(...texts)).toEqual(mergeContent(...texts));
  });

  it('makes each text one place where no merge can be had', async () => {
    const merge = mergeClient(async () => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    const { title, body } = await merge(...texts);
    expect(compose(title, noChoices(title)).text).toBe(texts[0].title);
    expect(body.coarse).toBe(true);
    expect(body.regions).toMatchObject([
      { kind: 'conflict', base: texts[0].body, mine: texts[1].body, theirs: texts[2].body },
    ]);
  });

  it('fails for whoever waits no more', async () => {
    const controller = new AbortController();
    controller.abort();
    const merge = mergeClient(async (_, signal) => Promise.reject(signal?.reason));
    await expect(merge(...texts, controller.signal)).rejects.toBe(controller.signal.reason);
  });
});
