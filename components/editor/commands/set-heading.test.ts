import { describe, expect, it } from 'vitest';
import { done } from './notation';
import { setHeading } from './set-heading';

describe('a heading', () => {
  it.each([
    ['is made of the line', 1, 'one ‸two', '# one ‸two'],
    ['is begun on an empty line', 2, '‸', '## ‸'],
    ['gets another level', 3, '# on‸e', '### on‸e'],
    ['of the same level is taken away', 2, '## on‸e', 'on‸e'],
    ['is taken away whatever its level', 0, '#### on‸e', 'on‸e'],
    ['loses signs at its end too', 2, '## on‸e ##', 'on‸e'],
    ['is made of each line that is selected', 1, '‹one\n\ntwo›', '# ‹one\n\n# two›'],
    ['is given to those that have none where not all have it', 1, '‹# one\ntwo›', '‹# one\n# two›'],
    ['is taken away from all that are selected', 1, '‹# one\n# two›', '‹one\ntwo›'],
    ['stands behind the sign of a quote', 2, '> on‸e', '> ## on‸e'],
    ['stands behind the sign of a list', 2, '- on‸e', '- ## on‸e'],
    ['that was underlined gets signs', 2, 'on‸e\n===\ntwo', '## on‸e\ntwo'],
    ['that was underlined is taken away', 1, 'on‸e\n===\ntwo', 'on‸e\ntwo'],
    ['that was underlined is plain again', 0, 'one\n-‸--', 'one‸'],
    ['of two lines becomes one', 3, 'one\ntw‸o\n---\n', '### one tw‸o\n'],
    ['is not made of code', 1, '```\n# on‸e\n```', '```\n# on‸e\n```'],
    ['is not made of a line that only the end of the selection touches', 1, '‹one\n›two', '# ‹one\n›two'],
  ] as const)('%s', (_what, level, before, expected) => {
    expect(done(setHeading(level), before)).toBe(expected);
  });
});
