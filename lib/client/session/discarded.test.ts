import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '@/lib/client/document/content';
import { conflictIn, Driven, inDialog, stamp, V1 } from '@/lib/client/testing/drive';
import { openSession } from './session';

const SAVED: Content = {
  title: 'Plan',
  body: 'First line here.\n\nSecond **line** with `code`.\n\n- [ ] task\n- item\n',
};

/** What the shelf has after somebody made `mine` of `saved` and discarded it. */
function discarded(saved: Content, mine: Content): Driven {
  const head = { ...V1, content: saved };
  return new Driven(head, openSession('doc', head, 'seed')).tell(
    { type: 'edit', text: mine },
    { type: 'discard', ...stamp },
  );
}

const body = (change: (body: string) => string): Content => ({ ...SAVED, body: change(SAVED.body) });

describe('what is discarded', () => {
  it.each([
    ['a deletion', body((text) => text.replace('Second **line** with `code`.\n\n', ''))],
    ['everything deleted', { title: '', body: '' }],
    ['another order', body(() => 'Second **line** with `code`.\n\nFirst line here.\n\n- [ ] task\n- item\n')],
    ['emphasis taken away', body((text) => text.replaceAll('**', ''))],
    ['punctuation', body((text) => text.replace('here.', 'here!'))],
    ['an emoji', body((text) => text.replace('here', 'here 🎉'))],
    ['code marks', body((text) => text.replaceAll('`', ''))],
    ['indentation', body((text) => text.replace('- item', '  - item'))],
    ['a checked box', body((text) => text.replace('[ ]', '[x]'))],
    ['a space at the end of a line', body((text) => text.replace('here.', 'here.  '))],
    ['the line ends of Windows', body((text) => text.replaceAll('\n', '\r\n'))],
    ['the last line end', body((text) => text.slice(0, -1))],
    ['a title', { ...SAVED, title: 'Plan.' }],
    ['the case of a title', { ...SAVED, title: 'plan' }],
  ])('is on the shelf and comes back byte for byte: %s', (_, mine) => {
    const driven = discarded(SAVED, mine);
    const { entry } = driven.last('shelve');
    expect(entry).toMatchObject({ content: mine, reason: 'discarded', id: stamp.shelfId });
    expect(driven.session).toMatchObject({
      text: SAVED,
      notice: { type: 'discarded', shelfId: stamp.shelfId },
    });
    driven.tell({ type: 'shelved', shelfId: entry.id }, { type: 'take-over', text: entry.content });
    expect(driven.session.text).toEqual(mine);
  });

  it('is on the shelf whatever it is', () => {
    const text = fc.record({
      title: fc.string({ unit: 'binary', maxLength: 8 }),
      body: fc
        .array(fc.constantFrom('a', 'b ', '\n', '\r\n', '**', '🎉', '- ', '\t', ' '), { maxLength: 12 })
        .map((x) => x.join('')),
    });
    fc.assert(
      fc.property(text, text, (saved, mine) => {
        const shelved = discarded(saved, mine).effects.flatMap((effect) =>
          effect.type === 'shelve' ? [effect.entry.content] : [],
        );
        const isSame = saved.title === mine.title && saved.body === mine.body;
        expect(shelved).toEqual(isSame ? [] : [mine]);
      }),
    );
  });

  it.each(['BY HAND\n', '**\n', '🎉\n', '  \n', '- [x]\n'])(
    'includes what was typed in the dialog: %j',
    (text) => {
      const driven = inDialog();
      const place = { field: 'body', region: conflictIn(driven) } as const;
      driven.tell({ type: 'choose', place, choice: { take: 'edited', text } }, { type: 'discard', ...stamp });
      const shelved = driven.effects.flatMap((effect) => (effect.type === 'shelve' ? [effect.entry] : []));
      expect(shelved.map(({ content }) => content.body)).toContain(text);
      expect(new Set(shelved.map(({ id }) => id)).size).toBe(shelved.length);
    },
  );

  it('is my side of a merge when a choice set aside no more than a deletion of mine', () => {
    const head = { ...V1, content: { title: 'T', body: 'a x\n' } };
    const driven = new Driven(head, openSession('doc', head, 'seed'));
    driven.tell({ type: 'edit', text: { title: 'T', body: 'a\n' } }, { type: 'save' });
    driven.collided({ ...head, version: 2, etag: '"2"', content: { title: 'T', body: 'a x b\n' } });
    const { collision } = driven.session;
    expect(collision).not.toBeNull();
    for (const [region] of collision!.merge.body.regions.entries()) {
      driven.tell({ type: 'choose', place: { field: 'body', region }, choice: { take: 'theirs' } });
    }
    driven.tell({ type: 'save-merged', ...stamp }).saved(3);
    expect(driven.last('shelve').entry).toMatchObject({ content: { body: 'a\n' }, reason: 'merged' });
  });
});
