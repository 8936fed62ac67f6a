import { describe, expect, it } from 'vitest';
import { sideNames } from '@/components/ui/people/side-names';
import { merge } from '@/lib/merge/merge';
import { plainRegion } from '@/lib/merge/regions/plain-region';
import type { ConflictKind } from '@/lib/merge/regions/region';
import { offeredChoices } from './offered-choices';
import { regionSentence } from './region-sentence';
import { sideChoices } from './side-choices';

const ana = sideNames({ name: 'Ana', you: false });
const tab = sideNames({ name: 'Ben', you: true });

function said(base: string, mine: string, theirs: string, kind?: ConflictKind) {
  const plain = plainRegion({ base, mine, theirs });
  const of = kind ? { ...plain, kind: 'conflict' as const, text: null, conflict: kind } : plain;
  const { mine: first, theirs: second } = sideChoices(of, 'body', ana);
  const place = { of, field: 'body' as const, partial: false, code: null };
  return [regionSentence(place, ana), first, second];
}

describe('the choices between two sides', () => {
  it.each([
    [
      ['Old.\n', '', 'New.\n'],
      ['You deleted this paragraph; Ana reworded it.', 'Delete it', "Keep Ana's wording"],
    ],
    [
      ['- a\n- b\n', '- c\n- d\n', ''],
      ['Ana deleted these list items; you reworded them.', 'Keep my wording', 'Delete them'],
    ],
    [
      ['', 'One.\n', 'Two.\n'],
      ['You and Ana each added a paragraph at the same place.', 'Keep only mine', "Keep only Ana's"],
    ],
    [
      ['- [ ] shop\n', '- [x] shop\n', '- shop\n'],
      ['You and Ana left the box of this task differently.', 'Ticked', 'Without a box'],
    ],
    [
      ['## Costs\n', '## Budget\n', '## Money\n'],
      ['You and Ana each gave this heading another name.', 'Call it “Budget”', 'Call it “Money”'],
    ],
    [
      ['## Costs\n', '# Costs\n', '### Costs\n'],
      ['You and Ana put this heading at different levels.', 'Keep my level', "Keep Ana's level"],
    ],
    [
      ['- a\n- b\n- c\n', '- c\n- a\n- b\n', '- b\n- a\n- c\n'],
      ['You and Ana put these list items in different orders.', 'Keep my order', "Keep Ana's order"],
    ],
    [
      ['One.\n', 'One. And two.\n', 'The one.\n'],
      ['You added to this paragraph; Ana reworded it.', 'Keep what I added', "Keep Ana's wording"],
    ],
    [
      ['The one.\n', 'A one.\n', 'Zero. The one.\n'],
      ['Ana added to this paragraph; you reworded it.', 'Keep my wording', 'Keep what Ana added'],
    ],
    [
      ['a b\n', 'a  b\n', 'a\nb\n'],
      [
        'You and Ana wrote the same here, with different line breaks or spaces.',
        'Keep my spacing',
        "Keep Ana's spacing",
      ],
    ],
    [
      ['a\n', 'b\r\n', 'b\n'],
      [
        'You and Ana wrote the same here, but lines end differently.',
        'Keep my line ends',
        "Keep Ana's line ends",
      ],
    ],
    [
      ['\n', '\n\n', '\n\n\n'],
      ['You and Ana left different blank lines here.', 'Keep my blank lines', "Keep Ana's blank lines"],
    ],
    [
      ['| a | b |\n', '| a | c |\n', '| a | d |\n'],
      ['You and Ana both changed this table row.', 'Keep mine', "Keep Ana's"],
    ],
  ] as const)('are named by what becomes of %j', ([base, mine, theirs], words) => {
    expect(said(base, mine, theirs)).toEqual(words);
  });

  it('of what only one side changed, between places that both changed, are that or to leave it', () => {
    expect(said('|a|b|\n', '|a|c|\n', '|a|b|\n', 'reworded')).toEqual([
      'You changed this table row, between places that changed on both sides; Ana did not.',
      'Keep mine',
      'Leave it as it was',
    ]);
    expect(said('- a\n', '- a\n', '', 'reworded')).toEqual([
      'Ana deleted this list item, between places that changed on both sides; you did not.',
      'Leave it',
      'Delete it',
    ]);
    const region = plainRegion({ base: 'a', mine: 'b', theirs: 'c' });
    const takes = offeredChoices({ ...region, theirs: 'a' }, 'body', ana).map(({ take }) => take);
    expect(takes).toEqual(['mine', 'theirs', 'edited']);
  });

  it('are of the title in the title, and of the whole document where one side left nothing of it', () => {
    const region = plainRegion({ base: 'a', mine: 'b', theirs: 'c' });
    expect(sideChoices(region, 'title', ana)).toEqual({ mine: 'Keep my title', theirs: "Keep Ana's title" });
    expect(sideChoices({ ...region, mine: '' }, 'body', ana, 'mine')).toEqual({
      mine: 'Empty the document',
      theirs: "Keep Ana's text",
    });
    const place = { of: region, field: 'body', partial: false, code: null, emptied: 'theirs' } as const;
    expect(regionSentence(place, ana)).toBe('Ana emptied the document; you changed it.');
    expect(regionSentence(place, tab)).toBe('In another tab you emptied the document; here you changed it.');
  });

  it('name two different things, for any conflict', () => {
    const texts = [
      '',
      'One two.\n',
      'One two. Three.\n',
      '# One\n',
      '- [ ] one\n',
      '- [x] one\n',
      '- b\n- a\n',
      '- a\n- b\n',
    ];
    for (const base of texts)
      for (const mine of texts)
        for (const theirs of texts)
          for (const region of merge(base, mine, theirs).regions) {
            if (region.kind !== 'conflict') continue;
            for (const names of [ana, tab]) {
              const labels = offeredChoices(region, 'body', names).map(({ label }) => label);
              expect(new Set(labels).size, JSON.stringify(region)).toBe(labels.length);
            }
          }
  });
});
