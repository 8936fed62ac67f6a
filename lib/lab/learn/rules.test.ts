import { describe, expect, it } from 'vitest';
import { RULES, STANDARDS, sourceAddress } from './rules';

describe('the table of rules', () => {
  const sources = RULES.flatMap(({ rules }) => rules.map(({ source }) => source));

  it('names a standard and a section each time, and explains every standard that it names', () => {
    for (const source of sources) expect(source).toMatch(/^\d{4} §\d+(\.\d+)*$/);
    const named = new Set(sources.map((source) => source.slice(0, 4)));
    expect([...named].sort()).toEqual(Object.keys(STANDARDS));
  });

  it('leads to the section', () => {
    expect(sourceAddress('9110 §13.1.1')).toBe('https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1');
    expect(sourceAddress('9457')).toBe('https://www.rfc-editor.org/rfc/rfc9457');
  });
});
