import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentEvent } from './event';
import { advance, formatPositions, MAX_FOLLOWED, type Position, parsePositions } from './position';

const position = fc.record({
  version: fc.nat(),
  deleted: fc.boolean(),
  access: fc.constantFrom('edit' as const, 'view' as const, 'none' as const),
});

describe('an event id', () => {
  it('gives back every position that it was made of', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.uuid(), position), { selector: ([id]) => id, maxLength: 50 }),
        (all) => {
          expect([...(parsePositions(formatPositions(all)) ?? [])]).toEqual(all);
        },
      ),
    );
  });

  it('of another history is recognised as such, and one of this history is read', () => {
    const id = '0190a5b0-7b1a-7c3e-8f00-0123456789ab';
    const positions = [[id, { version: 2, deleted: false, access: 'edit' }]] as const;
    for (const history of ['', '0a1b2c3d', '99999999']) {
      const text = formatPositions(positions, history);
      for (const asked of ['', '0a1b2c3d', '99999999']) {
        const read = parsePositions(text, asked);
        expect(read && [...read]).toEqual(asked === history ? positions : null);
      }
      expect(parsePositions(formatPositions([], history), history)?.size).toBe(0);
    }
  });

  it('fits into a header field for fifty documents', () => {
    const id = '0190a5b0-7b1a-7c3e-8f00-0123456789ab';
    const many = Array.from(
      { length: 50 },
      () => [id, { version: 1e9, deleted: true, access: 'edit' }] as const,
    );
    expect(formatPositions(many).length).toBeLessThan(4_000);
  });

  it.each([
    'x',
    '12',
    '~',
    'a'.repeat(100_000),
    '0190a5b07b1a7c3e8f000123456789ab',
    '0190a5b07b1a7c3e8f000123456789ab.1q',
  ])('that nobody was given is recognised as such: %.40s', (text) => expect(parsePositions(text)).toBeNull());
});

describe('an event id of many documents', () => {
  const ids = Array.from(
    { length: 1_000 },
    (_, at) => `0190a5b0-7b1a-7c3e-8f00-${String(at).padStart(12, '0')}`,
  );
  const idOf = (count: number, position: Position) =>
    formatPositions(ids.slice(0, count).map((id) => [id, position]));
  const longest: Position = { version: 10 ** 15 - 1, deleted: true, access: 'edit' };
  const shortest: Position = { version: 1, deleted: false, access: 'view' };

  it('is read for as many as one may follow', () => {
    expect(parsePositions(idOf(MAX_FOLLOWED, longest))?.size).toBe(MAX_FOLLOWED);
  });

  it('is not read for more, however short', () => {
    expect(parsePositions(idOf(MAX_FOLLOWED + 1, shortest))).toBeNull();
    expect(parsePositions(idOf(1_000, longest))).toBeNull();
  });
});

describe('a reader’s position', () => {
  const at: Position = { version: 7, deleted: false, access: 'edit' };
  const document = '0190a5b0-7b1a-7c3e-8f00-0123456789ab';
  const saved = (version: number): DocumentEvent => ({
    type: 'version',
    document,
    version,
    etag: `"${version}"`,
    author: { id: 'ana', name: 'Ana', colour: 1 },
    savedAt: '2026-01-01T00:00:00.000Z',
    mergeBase: null,
    lines: [],
    restored: null,
  });
  const deleted = (version: number): DocumentEvent => ({
    type: 'deleted',
    document,
    version,
    deletedAt: '',
    by: null,
  });

  it('moves on with the next version and hears no version twice', () => {
    expect(advance(at, saved(8))).toEqual({ ...at, version: 8 });
    expect(advance(at, saved(7))).toBeNull();
    expect(advance(at, saved(6))).toBeNull();
  });

  it('hears of a deletion once, and not of one that a later version undid', () => {
    expect(advance(at, deleted(7))).toEqual({ ...at, deleted: true });
    expect(advance({ ...at, deleted: true }, deleted(7))).toBeNull();
    expect(advance(at, deleted(6))).toBeNull();
    expect(advance({ ...at, deleted: true }, saved(8))).toEqual({ ...at, version: 8 });
  });

  it('hears of sharing only when it differs', () => {
    expect(advance(at, { type: 'sharing', document, access: 'edit' })).toBeNull();
    expect(advance(at, { type: 'sharing', document, access: 'none' })).toEqual({ ...at, access: 'none' });
  });
});
