import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '@/lib/lab/challenges/sources';
import { quoted, withQuotes } from './quote-sources';

const read = (file: string) => readFileSync(file, 'utf8');

describe('the lines of the server that challenges show', () => {
  it('are those that the server runs; `npx tsx scripts/quote-sources.ts` puts them there', () => {
    const page = read('lib/lab/challenges/sources.ts');
    expect(withQuotes(page, read)).toBe(page);
  });

  it('are few enough to be read', () => {
    for (const { lines } of Object.values(SOURCES)) expect(lines.length).toBeLessThanOrEqual(12);
  });

  it('are told apart from what was changed', () => {
    const part = { from: 'const two', to: '}' };
    const file = (text: string) => () => `const one = 1;\n  const two = {\n    ${text},\n  };\n}\n`;
    expect(quoted({ file: 'a.ts', parts: [part] }, file('a: 1'))).toEqual(['const two = {', '  a: 1,', '};']);
    expect(() => quoted({ file: 'a.ts', parts: [{ from: 'const three' }] }, file('a: 1'))).toThrow('a.ts');
  });
});
