import { expect, it } from 'vitest';
import { gathering } from './gathering';

/** Answers nothing until it is told to, and then each with ten times what they asked; `all` is what was asked, in order. */
function slowly() {
  const all: { readonly key: string; readonly asked: readonly number[] }[] = [];
  const ends: { readonly answer: () => void; readonly fail: () => void }[] = [];
  const ask = gathering<number, number>((key, asked) => {
    all.push({ key, asked });
    return new Promise((resolve, reject) => {
      ends.push({
        answer: () => resolve(asked.map((each) => 10 * each)),
        fail: () => reject(new Error('away')),
      });
    });
  });
  return { all, ends, ask };
}

it('asks once for all that came while it waited, for each key apart, and answers each', async () => {
  const { all, ends, ask } = slowly();
  const answers = [5, 6, 7].map((each) => ask('ana', each));
  const other = ask('ben', 1);
  expect(all).toEqual([
    { key: 'ana', asked: [5] },
    { key: 'ben', asked: [1] },
  ]);
  ends[0]!.answer();
  expect(await answers[0]).toBe(50);
  expect(all.at(-1)).toEqual({ key: 'ana', asked: [6, 7] });
  ends[2]!.answer();
  ends[1]!.answer();
  expect(await Promise.all([...answers, other])).toEqual([50, 60, 70, 10]);
  void ask('ana', 8);
  expect(all.at(-1)).toEqual({ key: 'ana', asked: [8] });
});

it('fails for those whom it asked for, and goes on with those who waited', async () => {
  const { ends, ask } = slowly();
  const first = ask('ana', 1);
  const second = ask('ana', 2);
  ends[0]!.fail();
  await expect(first).rejects.toThrow('away');
  ends[1]!.answer();
  expect(await second).toBe(20);
});
