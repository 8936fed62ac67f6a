import { describe, expect, it } from 'vitest';
import { nameForSentence, sideNames } from './side-names';

describe('a name inside a sentence', () => {
  it('is kept as it is when it is ordinary', () => {
    expect(nameForSentence('Ana')).toBe('Ana');
    expect(nameForSentence('李小龍')).toBe('李小龍');
  });

  it('becomes one line, without characters that turn the direction', () => {
    expect(nameForSentence('Ana\n\u202Eevil\u202C')).toBe('Ana evil');
  });

  it('is isolated when it is written from right to left', () => {
    expect(nameForSentence('نور')).toBe('\u2068نور\u2069');
  });

  it('is cut by whole characters when it is endless', () => {
    const short = nameForSentence('👩‍🚀'.repeat(60));
    expect(Array.from(short)).toHaveLength(40);
    expect(short.endsWith('…')).toBe(true);
  });

  it('is "Someone" when nothing readable is left', () => {
    expect(nameForSentence(' \u200E ')).toBe('Someone');
  });
});

describe('the names of the sides', () => {
  it('call another person by name', () => {
    expect(sideNames({ name: 'Ana', you: false })).toEqual({
      other: 'Ana',
      others: "Ana's",
      samePerson: false,
    });
  });

  it('call the same person the other tab', () => {
    expect(sideNames({ name: 'Ana', you: true }).others).toBe("the other tab's");
  });
});
