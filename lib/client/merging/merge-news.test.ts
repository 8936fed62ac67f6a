import { describe, expect, it } from 'vitest';
import type { VersionRow } from '@/lib/client/api/shapes';
import { mergeContent } from './merge-content';
import { mergeNews } from './merge-news';

const ANA = { id: 'a', name: 'Ana', colour: 0 };
const BEN = { id: 'b', name: 'Ben', colour: 1 };

/** One version: who saved it, its text, and on which version a merge had begun. */
type Saved = readonly [author: typeof ANA, body: string, begun?: number];

function ask(versions: readonly Saved[], after: number, was: readonly string[] = []) {
  const rows = versions.map(([author, , begun], index): VersionRow => {
    const version = index + 1;
    const parent = index === 0 ? null : `"${index}"`;
    const mergeBase = begun === undefined ? null : `"${begun}"`;
    return {
      ...{ version, author, parent, mergeBase, etag: `"${version}"`, title: '', savedAt: '' },
      ...{ size: 0, linesAdded: 0, linesRemoved: 0 },
    };
  });
  return mergeNews(after, versions.length, {
    me: async () => ({ ...ANA, was: [...was] }),
    rows: async () => rows.toReversed(),
    readVersion: async (version) => ({
      content: { title: '', body: versions[version - 1]![1] },
      etag: `"${version}"`,
      version,
      author: null,
      savedAt: null,
    }),
    mergeTexts: async (base, mine, theirs) => mergeContent(base, mine, theirs),
  });
}

describe('news of a merge', () => {
  it('say how many of my changes another kept', async () => {
    const news = await ask(
      [
        [ANA, 'a\n\nb\n\nc\n'],
        [ANA, 'A\n\nb\n\nC\n'],
        [BEN, 'A\n\nb\n\nX\n', 1],
      ],
      2,
    );
    expect(news).toEqual({ by: 'Ben', version: 3, mine: 2, changes: 2, kept: 1 });
  });

  it('are none of a merge by whom I was before, whose versions are mine', async () => {
    const versions: readonly Saved[] = [
      [ANA, 'a\n\nb\n'],
      [ANA, 'A\n\nb\n'],
      [BEN, 'A\n\nB\n', 1],
    ];
    expect(await ask(versions, 2)).not.toBeNull();
    expect(await ask(versions, 2, [BEN.id])).toBeNull();
  });

  it('are found although a later version followed', async () => {
    const news = await ask(
      [
        [ANA, 'a\n'],
        [ANA, 'A\n'],
        [BEN, 'A\n\nx\n', 1],
        [BEN, 'A\n\ny\n'],
      ],
      2,
    );
    expect(news).toMatchObject({ version: 3, changes: 1, kept: 1 });
  });

  it('are none once the merge was taken back', async () => {
    const undone = [
      [ANA, 'a\n'],
      [ANA, 'A\n'],
      [BEN, 'x\n', 1],
      [BEN, 'A\n'],
    ] as const;
    expect(await ask(undone.slice(0, 3), 2)).toMatchObject({ changes: 1, kept: 0 });
    expect(await ask(undone, 2)).toBeNull();
  });

  it('count all that I saved while they were writing, and nothing of what others did', async () => {
    const all = await ask(
      [
        [BEN, 'a\n\nb\n'],
        [ANA, 'A\n\nb\n'],
        [ANA, 'A\n\nB\n'],
        [BEN, 'A\n\nB\n', 1],
      ],
      3,
    );
    expect(all).toMatchObject({ mine: 3, changes: 2, kept: 2 });
    const last = await ask(
      [
        [BEN, 'a\n\nb\n'],
        [BEN, 'A\n\nb\n'],
        [ANA, 'A\n\nB\n'],
        [BEN, 'A\n\nB\n', 1],
      ],
      3,
    );
    expect(last).toMatchObject({ mine: 3, changes: 1, kept: 1 });
  });

  it('are none of my own merges, of plain saves, of what was seen before, and where I changed nothing', async () => {
    expect(
      await ask(
        [
          [ANA, 'a\n'],
          [BEN, 'A\n'],
          [ANA, 'Ax\n', 1],
        ],
        2,
      ),
    ).toBeNull();
    expect(
      await ask(
        [
          [ANA, 'a\n'],
          [ANA, 'A\n'],
          [BEN, 'B\n'],
        ],
        2,
      ),
    ).toBeNull();
    expect(
      await ask(
        [
          [ANA, 'a\n'],
          [ANA, 'A\n'],
          [BEN, 'B\n', 1],
        ],
        3,
      ),
    ).toBeNull();
    expect(
      await ask(
        [
          [BEN, 'a\n'],
          [BEN, 'A\n'],
          [BEN, 'B\n', 1],
        ],
        2,
      ),
    ).toBeNull();
  });
});
