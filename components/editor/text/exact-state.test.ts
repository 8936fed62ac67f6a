import { history, redo, undo } from '@codemirror/commands';
import { EditorSelection, EditorState, type Transaction } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactTextOf, startingWith, takeOver, ticked } from './exact-state';
import { normalized } from './exact-text';

function open(text: string): EditorState {
  return EditorState.create({ doc: text, extensions: [startingWith(text), history()] });
}

const text = fc
  .array(fc.constantFrom('one', 'two', ' ', '\n', '\r', '\r\n', '😀'), { maxLength: 20 })
  .map((parts) => parts.join(''));

describe('the exact text behind the editor', () => {
  it('is what was opened, byte for byte', () => {
    expect(exactTextOf(open('a\r\nb\rc\nd'))).toBe('a\r\nb\rc\nd');
  });

  it('keeps CRLF around an edit, and after undo and redo', () => {
    let state = open('one\r\ntwo\r\nthree\r\n');
    const run = (transaction: Transaction) => {
      state = transaction.state;
    };
    run(state.update({ changes: { from: 4, to: 7, insert: 'zwei' }, userEvent: 'input' }));
    expect(exactTextOf(state)).toBe('one\r\nzwei\r\nthree\r\n');
    undo({ state, dispatch: run });
    expect(exactTextOf(state)).toBe('one\r\ntwo\r\nthree\r\n');
    redo({ state, dispatch: run });
    expect(exactTextOf(state)).toBe('one\r\nzwei\r\nthree\r\n');
  });

  it('takes over any text exactly, whatever was there', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { state } = open(before).update(takeOver(open(before), after));
        expect(exactTextOf(state)).toBe(after);
        expect(state.doc.toString()).toBe(normalized(after));
      }),
    );
  });

  it('never undoes what came from outside', () => {
    let state = open('one\ntwo');
    const run = (transaction: Transaction) => {
      state = transaction.state;
    };
    run(state.update({ changes: { from: 0, insert: 'mine ' }, userEvent: 'input' }));
    run(state.update(takeOver(state, 'mine one\ntwo\ntheirs')));
    undo({ state, dispatch: run });
    expect(exactTextOf(state)).toBe('one\ntwo\ntheirs');
  });

  it('undoes by itself what was typed after something came from outside, however soon', () => {
    let state = open('one\ntwo');
    const run = (transaction: Transaction) => {
      state = transaction.state;
    };
    run(state.update({ changes: { from: 7, insert: ' mine' }, userEvent: 'input.type' }));
    run(state.update(takeOver(state, 'their one\ntwo mine')));
    run(state.update({ changes: { from: 18, insert: ' too' }, userEvent: 'input.type' }));
    undo({ state, dispatch: run });
    expect(exactTextOf(state)).toBe('their one\ntwo mine');
    undo({ state, dispatch: run });
    expect(exactTextOf(state)).toBe('their one\ntwo');
  });

  it('undoes and redoes what was typed before and after something came from outside', () => {
    let state = open('one\ntwo');
    const run = (transaction: Transaction) => {
      state = transaction.state;
    };
    run(state.update({ changes: { from: 7, insert: ' mine' }, userEvent: 'input' }));
    run(state.update(takeOver(state, 'their one\ntwo mine')));
    run(state.update({ changes: { from: 18, insert: ' too' }, userEvent: 'input.paste' }));
    while (undo({ state, dispatch: run }));
    expect(exactTextOf(state)).toBe('their one\ntwo');
    while (redo({ state, dispatch: run }));
    expect(exactTextOf(state)).toBe('their one\ntwo mine too');
  });

  it('keeps the cursor where it was in the text when something else changes', () => {
    const before = EditorState.create({
      doc: 'one\ntwo\nthree',
      selection: EditorSelection.cursor(6),
      extensions: [startingWith('one\ntwo\nthree')],
    });
    const { state } = before.update(takeOver(before, 'zero\none\ntwo\nthree!'));
    expect(state.sliceDoc(state.selection.main.head - 2, state.selection.main.head)).toBe('tw');
  });
});

describe('a tick', () => {
  const text = 'a\r\n- [ ] b\r\n- [ ] c\r\n';
  const tick = { of: text, at: text.indexOf('[ ] c') + 1, insert: 'x' };

  it('is one edit to undo, apart from the typing before and after, and leaves the cursor', () => {
    let state = open(text);
    const run = (transaction: Transaction) => {
      state = transaction.state;
    };
    run(
      state.update({ changes: { from: 0, insert: '1' }, selection: { anchor: 1 }, userEvent: 'input.type' }),
    );
    const typed = exactTextOf(state);
    const spec = ticked(state, { ...tick, of: typed, at: tick.at + 1 });
    run(state.update(spec!));
    expect(exactTextOf(state)).toBe('1a\r\n- [ ] b\r\n- [x] c\r\n');
    expect(state.selection.main.head).toBe(1);
    run(state.update({ changes: { from: 1, insert: '2' }, userEvent: 'input.type' }));
    undo({ state, dispatch: run });
    expect(exactTextOf(state)).toBe('1a\r\n- [ ] b\r\n- [x] c\r\n');
    undo({ state, dispatch: run });
    expect(exactTextOf(state)).toBe(typed);
  });

  it('is undone apart from what is typed right behind it', () => {
    let state = open(text);
    const run = (transaction: Transaction) => {
      state = transaction.state;
    };
    run(state.update(ticked(state, tick)!));
    const set = exactTextOf(state);
    run(state.update({ changes: { from: state.doc.length - 4, insert: '!' }, userEvent: 'input.type' }));
    expect(exactTextOf(state)).toContain('[x!] c');
    undo({ state, dispatch: run });
    expect(exactTextOf(state)).toBe(set);
  });

  it('changes no text but the one that it is of', () => {
    expect(ticked(open(`${text}more`), tick)).toBeNull();
  });

  it('changes no text that may not be changed', () => {
    const extensions = [startingWith(text), EditorState.readOnly.of(true)];
    expect(ticked(EditorState.create({ doc: text, extensions }), tick)).toBeNull();
  });
});
