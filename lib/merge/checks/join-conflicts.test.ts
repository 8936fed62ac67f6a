import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { versions } from '../testing/merge-notation.ts';

const kinds = (notation: string): readonly string[] => {
  const { base, mine, theirs } = versions(notation);
  return merge(base, mine, theirs).regions.map(({ kind }) => kind);
};

describe('conflicts next to each other', () => {
  it('are one place with nothing but marks between them', () => {
    expect(kinds('[one/a/b]\n\n---\n\n[two/c/d]\n')).toEqual(['conflict']);
  });

  it('are two places with a word between them', () => {
    expect(kinds('[one/a/b]\n\n--- then ---\n\n[two/c/d]\n')).toEqual(['conflict', 'unchanged', 'conflict']);
  });

  it('are one place with what one side rewrote throughout, whichever side that is', () => {
    const notation = '[one/a/b]\n\n[and two/und c]\n\n[three/e/f]\n';
    expect(kinds(notation)).toEqual(['conflict']);
    const { base, mine, theirs } = versions(notation);
    expect(merge(base, theirs, mine).regions[0]).toMatchObject({
      kind: 'conflict',
      base: 'one\n\nand two\n\nthree\n',
      mine: 'b\n\nand two\n\nf\n',
      theirs: 'a\n\nund c\n\ne\n',
    });
  });

  it.each([
    ['edited', '[and two then/and two now]\n\n'],
    ['added', '[-/and two\n]\n'],
    ['deleted', '[and two\n/-]\n'],
  ])('stay apart from what one side %s between them', (_, between) => {
    const found = kinds(`[one/a/b]\n\n${between}[three/e/f]\n`);
    expect(found.filter((kind) => kind === 'conflict')).toHaveLength(2);
    expect(found).toContain('mine');
  });

  it('stay apart where not the same side rewrote all of it', () => {
    const notation = '[one three/one more three/one less three]\n\n[and two/und c]\n\n[four/e/f]\n';
    expect(kinds(notation).filter((kind) => kind === 'conflict')).toHaveLength(2);
  });

  it('stay apart where they would be too long for one card', () => {
    const long = (word: string): string => `${word} `.repeat(600);
    const found = kinds(`[one/a/b]\n\n[${long('two')}/${long('c')}]\n\n[three/e/f]\n`);
    expect(found.filter((kind) => kind === 'conflict')).toHaveLength(2);
  });
});
