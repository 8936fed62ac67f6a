import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { plainHeadings } from './plain-headings';

function marked(state: EditorState): string[] {
  const found: string[] = [];
  state.field(plainHeadings).between(0, state.doc.length, (from, to, { spec }) => {
    found.push(`${spec.class}: ${state.sliceDoc(from, to)}`);
  });
  return found;
}

it('marks what is set larger, from its first sign, and follows what is typed', () => {
  const doc = '# One\nwords\n  ## Two\n```\n# none\n```\n#### Four\n### Three';
  const state = EditorState.create({ doc, extensions: plainHeadings });
  expect(marked(state)).toEqual(['cm-heading1: # One', 'cm-heading2: ## Two', 'cm-heading3: ### Three']);
  const typed = state.update({ changes: { from: 6, insert: '# ' } }).state;
  expect(marked(typed)).toContain('cm-heading1: # words');
});
