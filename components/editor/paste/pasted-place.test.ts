import { history, undo } from '@codemirror/commands';
import type { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { notationOf, stateOf } from '@/components/editor/commands/notation';
import { pasted, pasteMarkdown, pastePlain } from './pasted-place';

function open(notation: string): EditorState {
  return stateOf(notation, [pasted, history()]);
}

function paste(notation: string, plain: string, markdown: string): string {
  const plainly = open(notation);
  const state = plainly.update(pastePlain(plainly, plain)).state;
  const spec = pasteMarkdown(state, markdown);
  return notationOf(spec ? state.update(spec).state : state);
}

describe('pasting Markdown', () => {
  it.each([
    ['words in the middle of a line', 'a ‸ b', 'x', '**x**', 'a **x**‸ b'],
    ['words over a selection', 'a ‹y› b', 'x', '**x**', 'a **x**‸ b'],
    ['a block on an empty line', 'a\n\n‸', 'x\ny', '- x\n- y', 'a\n\n- x\n- y‸'],
    ['a block on lines of its own', 'a ‸b', 'x\ny', '- x\n- y', 'a \n\n- x\n- y\n\n‸b'],
    ['a table off the list above', '- a\n‸', 'x\ty', '| x | y |\n| - | - |', '- a\n\n| x | y |\n| - | - |‸'],
    ['a table off the words below', '‸\na', 'x\ty', '| x | y |\n| - | - |', '| x | y |\n| - | - |\n‸\na'],
    ['a list off the words below', '‸\na', 'x', '- x', '- x\n‸\na'],
    ['a list to the list below', '‸\n- a', 'x', '- x', '- x‸\n- a'],
    ['words off nothing', 'a\n‸\nb', 'x', '**x**', 'a\n**x**‸\nb'],
    ['all lines into the quote', '> ‸', 'x\n\ny', '# x\n\ny', '> # x\n>\n> y‸'],
    ['all lines into the item', '- ‸', 'x\ny', '**x**\n\ny', '- **x**\n\n  y‸'],
    ['a list in place of an empty item', '- a\n- ‸', 'x\ny', '- x\n- y', '- a\n- x\n- y‸'],
  ])('puts %s', (_what, before, plain, markdown, expected) => {
    expect(paste(before, plain, markdown)).toBe(expected);
  });

  it('finds its place whatever was written around it meanwhile', () => {
    const before = open('a ‸ b');
    let state = before.update(pastePlain(before, 'x')).state;
    state = state.update({
      changes: [
        { from: 0, insert: 'theirs ' },
        { from: 3, insert: '!' },
      ],
    }).state;
    state = state.update(pasteMarkdown(state, '**x**')!).state;
    expect(state.doc.toString()).toBe('theirs a **x**! b');
  });

  it('leaves the plain text once it was changed or taken back', () => {
    const before = open('a ‸ b');
    const state = before.update(pastePlain(before, 'xyz')).state;
    expect(pasteMarkdown(state.update({ changes: { from: 3, insert: '!' } }).state, '**xyz**')).toBeNull();
    expect(pasteMarkdown(state.update({ changes: { from: 2, to: 5 } }).state, '**xyz**')).toBeNull();
  });

  it('gives the plain text back by one undo, and what was there by another', () => {
    const before = open('a ‹y› b');
    let state = before.update(pastePlain(before, 'x')).state;
    state = state.update(pasteMarkdown(state, '**x**')!).state;
    const dispatch = (transaction: { state: EditorState }) => {
      state = transaction.state;
    };
    undo({ state, dispatch });
    expect(state.doc.toString()).toBe('a x b');
    undo({ state, dispatch });
    expect(notationOf(state)).toBe('a ‹y› b');
  });
});
