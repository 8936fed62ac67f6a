import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { offered, readConditions, writeConditions } from '@/components/lab/people/condition-options';
import { personActs } from '@/components/lab/people/person-acts';
import type { Challenge } from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';

const nothing = () => undefined;
const ACTS = personActs({
  condition: 'with nothing',
  onLoseAnswer: nothing,
  onSaveTogether: nothing,
  onSaveWithinSecond: nothing,
  onMerge: nothing,
  onDelete: nothing,
});

/** What stands between tags in the sources of a person's panel: the words on its buttons. */
const PANEL = ['person-panel', 'person-status']
  .map((file) => readFileSync(`components/lab/people/${file}.tsx`, 'utf8'))
  .join('\n');
const SAID = new Set([...PANEL.matchAll(/>([^<>{}]+)</g)].map(([, words]) => words!.trim()));

/** The words of every control that a challenge has on screen for a person. */
function labelsOf({ controls, guard }: Challenge): readonly string[] {
  const { actions, conditions, reads } = controls;
  const needed = ACTS.filter(({ action }) => action !== null && actions.includes(action));
  const choices = [offered(writeConditions(null), conditions), offered(readConditions(null), reads)];
  return [
    'Load',
    'Add a word',
    'Save',
    ...(guard === 'lock' ? ['Lock', 'Unlock'] : []),
    ...(actions.includes('resolve') ? ['Resolve the collision'] : []),
    ...needed.map(({ label }) => label),
    // A single choice is no choice: there is nothing on screen.
    ...choices.flatMap((list) => (list.length > 1 ? list.map(({ label }) => label) : [])),
  ];
}

/** Whether a quotation names a control: all of its words, or those before what changes, like a tag. */
const names = (quoted: string) => (label: string) =>
  label === quoted || (/[:/]$/.test(quoted) && label.startsWith(quoted)) || label.startsWith(`${quoted}, `);

describe('a hint', () => {
  it.each(CHALLENGES)(
    'of “$title” names controls that are on screen, as they are called there',
    (challenge) => {
      const labels = labelsOf(challenge);
      for (const [, quoted] of `${challenge.goal} ${challenge.hint}`.matchAll(/“([^”]+)”/g))
        expect(labels.filter(names(quoted!)), quoted).not.toEqual([]);
    },
  );

  it('can rely on the words on the buttons', () => {
    for (const words of ['Load', 'Add a word', 'Save', 'Lock', 'Unlock', 'Resolve the collision'])
      expect(SAID).toContain(words);
  });
});
