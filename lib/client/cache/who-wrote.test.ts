import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { DocumentsApi } from '@/lib/client/api/documents-api';
import type { VersionRow } from '@/lib/client/api/shapes';
import { type Reach, whoWrote } from './who-wrote';

const PAGE = 3;
const FAR: Reach = { versions: 1_000, bytes: 1_000_000 };

/** A document with these texts as its versions, by one author each, its history in pages of three. */
function history(texts: readonly string[], bases: Readonly<Record<number, number>> = {}) {
  const read: number[] = [];
  const tag = (version: number) => `"${version}"`;
  const row = (version: number): VersionRow => ({
    version,
    etag: tag(version),
    title: 'T',
    author: { id: `p${version}`, name: `Author ${version}`, colour: version },
    savedAt: '2026-01-01T00:00:00.000Z',
    parent: version === 1 ? null : tag(version - 1),
    mergeBase: bases[version] === undefined ? null : tag(bases[version]),
    size: texts[version - 1]!.length,
    linesAdded: 0,
    linesRemoved: 0,
  });
  const api = {
    versions: async (path: string) => {
      const before = Number(new URLSearchParams(path.split('?')[1]).get('before') ?? texts.length + 1);
      const numbers = Array.from({ length: PAGE }, (_, at) => before - 1 - at).filter((each) => each > 0);
      const last = numbers.at(-1) ?? 1;
      return { rows: numbers.map(row), next: last > 1 ? `/versions?before=${last}` : null };
    },
    readVersion: async (_: string, version: number) => {
      read.push(version);
      return {
        content: { title: 'T', body: texts[version - 1]! },
        etag: tag(version),
        version,
        author: null,
        savedAt: null,
      };
    },
  } as unknown as DocumentsApi;
  const ask = async (version: number, reach = FAR) => {
    const { runs, lookedBackTo } = await whoWrote(
      new QueryClient(),
      'd',
      version,
      reach,
      new AbortController().signal,
      api,
    );
    return {
      lines: runs.map(({ origin, line, count, text }) => [line, count, text, origin?.author?.name ?? null]),
      lookedBackTo,
    };
  };
  return { ask, read };
}

describe('who wrote each line', () => {
  it('gathers lines that came with one version, and names its author', async () => {
    const { ask } = history(['a\nb\n', 'a\nb\nc\n', 'a\nx\nc\n']);
    expect(await ask(3)).toEqual({
      lines: [
        [1, 1, 'a\n', 'Author 1'],
        [2, 1, 'x\n', 'Author 3'],
        [3, 1, 'c\n', 'Author 2'],
      ],
      lookedBackTo: null,
    });
    expect((await ask(2)).lines).toEqual([
      [1, 2, 'a\nb\n', 'Author 1'],
      [3, 1, 'c\n', 'Author 2'],
    ]);
  });

  it('finds the version that a merge was begun on, pages back', async () => {
    const texts = ['a\nb\n', 'a\n', 'a\n1\n', 'a\n2\n', 'a\n3\n', 'a\nb\n3\n'];
    const { ask } = history(texts, { 6: 1 });
    expect((await ask(6)).lines).toEqual([
      [1, 2, 'a\nb\n', 'Author 1'],
      [3, 1, '3\n', 'Author 5'],
    ]);
  });

  it('stops reading once every line is credited', async () => {
    const texts = Array.from({ length: 40 }, (_, at) => `line ${at}\n`);
    const { ask, read } = history(texts);
    expect((await ask(40)).lines).toEqual([[1, 1, 'line 39\n', 'Author 40']]);
    expect(Math.min(...read)).toBeGreaterThan(30);
  });

  it('stops at the end of its reach, and says how far it looked', async () => {
    const texts = Array.from({ length: 40 }, (_, at) => `same\nline ${at}\n`);
    const { ask, read } = history(texts);
    expect(await ask(40, { ...FAR, versions: 10 })).toEqual({
      lines: [
        [1, 1, 'same\n', null],
        [2, 1, 'line 39\n', 'Author 40'],
      ],
      lookedBackTo: 30,
    });
    expect(new Set(read).size).toBe(read.length);
    expect((await ask(40, { ...FAR, bytes: 60 })).lookedBackTo).toBeGreaterThan(30);
    expect((await ask(40)).lines[0]).toEqual([1, 1, 'same\n', 'Author 1']);
  });

  it('has nobody to name for an empty text', async () => {
    expect(await history(['']).ask(1)).toEqual({ lines: [], lookedBackTo: null });
  });
});
