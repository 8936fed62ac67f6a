import { expect, it } from 'vitest';
import { readEvent } from './event-shapes';

const event = (etag: string, version: number) =>
  readEvent({
    type: 'version',
    lastEventId: '',
    data: JSON.stringify({
      document: 'd',
      version,
      etag,
      author: { id: 'ana', name: 'Ana', colour: 0 },
      savedAt: 'then',
      mergeBase: null,
      lines: [],
    }),
  });

it('believes news whose tag and number fit, and no others', () => {
  expect(event('"2-ab"', 2)).toMatchObject({ type: 'version', version: 2 });
  expect(event('"2-ab"', 900)).toBeNull();
  expect(event('W/"2-ab"', 2)).toBeNull();
  expect(event('x', 2)).toBeNull();
});

it('believes no state of documents whose tag and number do not fit', () => {
  const ready = (etag: string | null) =>
    readEvent({
      type: 'ready',
      lastEventId: '',
      data: JSON.stringify({ documents: [{ document: 'd', version: 2, etag, access: 'edit' }] }),
    });
  expect(ready('"2-ab"')).not.toBeNull();
  expect(ready(null)).not.toBeNull();
  expect(ready('"9-ab"')).toBeNull();
});
