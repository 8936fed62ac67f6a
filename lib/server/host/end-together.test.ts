import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { endTogether } from './end-together';

/** Answers that note in one list what is written of them. */
function answers() {
  const written: unknown[] = [];
  const answer = (fault?: Error) =>
    ({
      end(content: unknown) {
        if (fault) throw fault;
        written.push(content);
      },
    }) as ServerResponse;
  return { written, answer };
}

it('writes the answers of one turn in their order once it is over, and none twice', async () => {
  const { written, answer } = answers();
  const first = endTogether(answer(), 'a');
  await Promise.resolve();
  const second = endTogether(answer(), null);
  expect(written).toEqual([]);
  await Promise.all([first, second]);
  expect(written).toEqual(['a', null]);
  await endTogether(answer(), 'c');
  expect(written).toEqual(['a', null, 'c']);
});

it('says what cannot be sent, and sends the others', async () => {
  const { written, answer } = answers();
  const fault = new Error('It is longer than its Content-Length.');
  const ended = [endTogether(answer(), 'a'), endTogether(answer(fault), 'b'), endTogether(answer(), 'c')];
  const [, refused] = await Promise.allSettled(ended);
  expect(refused).toEqual({ status: 'rejected', reason: fault });
  expect(written).toEqual(['a', 'c']);
});

it('leaves to the next turn what is ready only when this one is over', async () => {
  const { written, answer } = answers();
  const later: Promise<void>[] = [];
  const first = {
    end() {
      written.push('a');
      later.push(endTogether(answer(), 'b'));
    },
  } as unknown as ServerResponse;
  await endTogether(first, null);
  expect(written).toEqual(['a']);
  await Promise.all(later);
  expect(written).toEqual(['a', 'b']);
});
