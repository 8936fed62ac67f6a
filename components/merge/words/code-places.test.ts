import { describe, expect, it } from 'vitest';
import { merge } from '@/lib/merge/merge';
import { versions } from '@/lib/merge/testing/merge-notation';
import { codePlaces } from './code-places';

function places(notation: string): string {
  const { base, mine, theirs } = versions(notation);
  const { regions } = merge(base, mine, theirs);
  const code = codePlaces(regions);
  return regions
    .flatMap(({ kind }, index) => (kind === 'unchanged' ? [] : [code[index] ? 'code' : 'prose']))
    .join(' ');
}

describe('a place that changed', () => {
  it('is code inside a fence, and prose before and after it', () => {
    expect(
      places('Say [a/b/c].\n\nText.\n\n```js\nlet x = [1/2/3];\n\nx++;\n```\n\nText.\n\nAnd [d/e/f].\n'),
    ).toBe('prose code prose');
  });

  it('is code in a row of a table', () => {
    expect(places('| a | b |\n| --- | --- |\n| [1/2/3] | x |\n\nText.\n\nMore text.\n\nAnd [d/e/f].\n')).toBe(
      'code prose',
    );
  });

  it('is what it was where I deleted it', () => {
    expect(places('Text.\n\n[```\none\n```\n/-/```\ntwo\n```\n]\nText.\n')).toBe('code');
    expect(places('Text.\n\n[One.\n/-/Two.\n]\nText.\n')).toBe('prose');
  });
});
