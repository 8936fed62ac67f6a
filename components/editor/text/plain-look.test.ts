import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { plainLook } from './plain-look';

function marked(state: EditorState): string[] {
  const found: string[] = [];
  state.field(plainLook).between(0, state.doc.length, (from, to, { spec }) => {
    found.push(`${spec.class}: ${state.sliceDoc(from, to)}`);
  });
  return found;
}

it('marks what is set larger, from its first sign, and follows what is typed', () => {
  const doc = '# One\nwords\n  ## Two\n```\n# none\n```\n#### Four\n### Three';
  const state = EditorState.create({ doc, extensions: plainLook });
  expect(marked(state)).toEqual([
    'cm-heading1: # One',
    'cm-heading2: ## Two',
    'cm-code: # none',
    'cm-heading3: ### Three',
  ]);
  const typed = state.update({ changes: { from: 6, insert: '# ' } }).state;
  expect(marked(typed)).toContain('cm-heading1: # words');
});

it('marks words in bold with their signs, and code without', () => {
  const doc = 'a **bold one** and `code`, **2 * 3, ** no\n\n  ```\n  x **y**\n\n  ```\n## A `b`';
  expect(marked(EditorState.create({ doc, extensions: plainLook }))).toEqual([
    'cm-strong: **bold one**',
    'cm-code: code',
    'cm-code: x **y**',
    'cm-heading2: ## A `b`',
    'cm-code: b',
  ]);
});
