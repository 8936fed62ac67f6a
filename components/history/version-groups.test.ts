import { describe, expect, it } from 'vitest';
import type { VersionRow } from '@/lib/client/api/shapes';
import { versionGroups } from './version-groups';

const person = (id: string) => ({ id, name: id, colour: 0 });

/** A version by its number, saved by somebody so many minutes after noon. */
function row(
  version: number,
  author: string | null,
  minutes: number,
  parts: Partial<VersionRow> = {},
): VersionRow {
  return {
    version,
    etag: `"${version}"`,
    title: 'T',
    author: author === null ? null : person(author),
    savedAt: new Date(2026, 4, 4, 12, minutes).toISOString(),
    parent: `"${version - 1}"`,
    mergeBase: null,
    size: 1,
    linesAdded: 1,
    linesRemoved: 0,
    ...parts,
  };
}

/** Groups as who and which versions, runs in brackets. */
const shown = (rows: readonly VersionRow[]) =>
  versionGroups(rows).map(({ author, runs }) => [
    author?.id ?? null,
    ...runs.map((run) => run.map(({ version }) => version)),
  ]);

describe('a history', () => {
  it('is grouped by person and day', () => {
    const day = 24 * 60;
    expect(
      shown([row(5, 'ana', day + 1), row(4, 'ana', 2), row(3, 'ben', 1), row(2, null, 0), row(1, null, 0)]),
    ).toEqual([
      ['ana', [5]],
      ['ana', [4]],
      ['ben', [3]],
      [null, [2], [1]],
    ]);
  });

  it('has saves of one person that come shortly after each other in one run, from three on', () => {
    expect(shown([row(4, 'ana', 40), row(3, 'ana', 12), row(2, 'ana', 10), row(1, 'ana', 0)])).toEqual([
      ['ana', [4], [3, 2, 1]],
    ]);
    expect(shown([row(2, 'ana', 1), row(1, 'ana', 0)])).toEqual([['ana', [2], [1]]]);
    expect(shown([row(3, 'ana', 21), row(2, 'ana', 10), row(1, 'ana', 0)])).toEqual([['ana', [3], [2], [1]]]);
  });

  it.each([
    ['has a name', { name: 'First draft' }],
    ['brings an earlier one back', { restored: 1 }],
    ['is a merge', { mergeBase: '"1"' }],
  ])('does not hide in a run what %s', (_, parts) => {
    const rows = [7, 6, 5, 4, 3, 2, 1].map((version) =>
      row(version, 'ana', version, version === 4 ? parts : {}),
    );
    expect(shown(rows)).toEqual([['ana', [7, 6, 5], [4], [3, 2, 1]]]);
  });

  it('goes on in the same group and run when more of it is known', () => {
    const rows = Array.from({ length: 9 }, (_, at) => row(9 - at, 'ana', 9 - at));
    expect(shown(rows.slice(0, 4))).toEqual([['ana', [9, 8, 7, 6]]]);
    expect(shown(rows)).toEqual([['ana', [9, 8, 7, 6, 5, 4, 3, 2, 1]]]);
  });

  it('takes whoever somebody was before for the same person', () => {
    const groups = versionGroups([row(2, 'ana', 1), row(1, 'phone', 0)], () => true);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.author?.id).toBe('ana');
  });
});
