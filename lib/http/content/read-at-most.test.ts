import { describe, expect, it } from 'vitest';
import { readAtMost } from './read-at-most.ts';

/** A message whose content comes in the given pieces, and how many of them were asked for. */
function message(pieces: readonly number[], headers: Record<string, string> = {}) {
  let taken = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const size = pieces[taken++];
        if (size === undefined) controller.close();
        else controller.enqueue(new Uint8Array(size).fill(taken));
      },
    },
    { highWaterMark: 0 },
  );
  return { of: { headers: new Headers(headers), body, bodyUsed: false }, taken: () => taken };
}

describe('reading content that may have so many bytes', () => {
  it('gives all of it, in order', async () => {
    expect(await readAtMost(message([2, 0, 1]).of, 3)).toEqual(new Uint8Array([1, 1, 3]));
  });

  it('gives no bytes where there is no content', async () => {
    expect(await readAtMost({ headers: new Headers(), body: null, bodyUsed: false }, 3)).toEqual(
      new Uint8Array(),
    );
  });

  it('stops at the first byte too many, however few were announced', async () => {
    const { of, taken } = message([2, 2, 2, 2], { 'Content-Length': '3' });
    expect(await readAtMost(of, 3)).toBeNull();
    expect(taken()).toBe(2);
  });

  it('reads nothing where more is announced', async () => {
    const { of, taken } = message([1], { 'Content-Length': '4' });
    expect(await readAtMost(of, 3)).toBeNull();
    expect(taken()).toBe(0);
  });

  it('takes content that was read before for a fault, not for nothing', async () => {
    const read = new Request('https://notes.example', { method: 'PUT', body: 'tea' });
    await read.text();
    await expect(readAtMost(read, 3)).rejects.toThrow(TypeError);
    const released = new Request('https://notes.example', { method: 'PUT', body: 'tea' });
    const reader = released.body?.getReader();
    while (!(await reader?.read())?.done);
    reader?.releaseLock();
    await expect(readAtMost(released, 3)).rejects.toThrow(TypeError);
  });
});
