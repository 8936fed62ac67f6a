import { markdownLanguage } from '@codemirror/lang-markdown';
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { lookUntilRead } from './look-until-read';

const HEADING = '# Head\n\nwords\n\n';

function places(state: EditorState): number[] {
  const found: number[] = [];
  state.field(lookUntilRead).between(0, state.doc.length, (from) => {
    found.push(from);
  });
  return found;
}

const all = (state: EditorState) => [...state.doc.toString().matchAll(/# Head/g)].map(({ index }) => index);

it('marks what is not read yet, and nothing else', () => {
  const doc = HEADING.repeat(3_000);
  // Without Markdown nothing is read.
  let state = EditorState.create({ doc, extensions: [lookUntilRead] });
  const known = places(state);
  expect(known).toEqual(all(state).slice(0, known.length));
  expect(known.length).toBeGreaterThan(2_000);

  state = state.update({ changes: { from: 0, insert: 'More.\n\n' } }).state;
  expect(places(state)).toEqual(known.map((from) => from + 7));

  // However far reading came at once, every heading has its look by one of the two.
  state = EditorState.create({ doc, extensions: [markdownLanguage, lookUntilRead] });
  expect(places(state)).toEqual(known.filter((from) => from >= syntaxTree(state).length));
  ensureSyntaxTree(state, doc.length, 60_000);
  expect(places(state.update({}).state)).toEqual([]);
});
