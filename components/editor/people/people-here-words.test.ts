import { describe, expect, it } from 'vitest';
import type { PersonHere } from '@/lib/client/presence/people-here';
import { busyWords, hereWords, nameHere, nearbyWords, unsavedWords } from './people-here-words';

const person = (name: string, more: Partial<PersonHere> = {}): PersonHere => ({
  id: name,
  name,
  colour: 1,
  you: false,
  tabs: 1,
  unsaved: false,
  lines: [],
  ...more,
});
const ben = person('Ben', { unsaved: true });
const me = person('Ana', { you: true });

describe('words for who is here', () => {
  it('names everybody, and says who holds unsaved changes', () => {
    expect(hereWords([ben, me], 0)).toBe('Here now: Ben (unsaved changes), You, in another tab');
    expect(hereWords([person('Cleo')], 12)).toBe('Here now: Cleo, 12 more');
  });

  it('counts the own other tabs, not those of others', () => {
    expect(nameHere({ ...me, tabs: 3 })).toBe('You, in 3 other tabs');
    expect(nameHere({ ...ben, tabs: 3 })).toBe('Ben');
  });

  it('lets no name turn the sentence around', () => {
    expect(nameHere(person('Eve\u202e'))).toBe('Eve');
  });
});

describe('words for unsaved changes', () => {
  it('name the lines as far as they are known', () => {
    expect(unsavedWords([])).toBe('Unsaved changes');
    expect(unsavedWords([[3, 3]])).toBe('Unsaved changes in line 3');
    expect(unsavedWords([[3, 5]])).toBe('Unsaved changes in lines 3 to 5');
    expect(
      unsavedWords([
        [3, 5],
        [9, 9],
      ]),
    ).toBe('Unsaved changes in lines 3 to 5 and 9');
  });

  it('end when there are many', () => {
    const many = [1, 3, 5, 7, 9].map((line) => [line, line] as const);
    expect(unsavedWords(many)).toBe('Unsaved changes in lines 1, 3, 5 and more');
  });

  it('say who is at a line', () => {
    expect(busyWords(ben)).toBe('Ben is changing this, not saved yet');
    expect(busyWords(me)).toBe('You are changing this in another tab, not saved yet');
  });
});

describe('words for edits nearby', () => {
  it('names the person and the line', () => {
    expect(nearbyWords([{ person: ben, line: 3 }])).toBe('Ben is changing line 3 too, not saved yet.');
    expect(nearbyWords([{ person: me, line: 3 }])).toBe(
      'You, in another tab, are changing line 3 too, not saved yet.',
    );
  });

  it('makes one sentence of several people', () => {
    const two = [
      { person: ben, line: 3 },
      { person: me, line: 5 },
    ];
    expect(nearbyWords(two)).toBe('Ben and one more are changing the same lines as you, not saved yet.');
  });

  it('is silent when there is nobody', () => {
    expect(nearbyWords([])).toBe('');
  });
});
