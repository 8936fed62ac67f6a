import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { tabMayHaveUse } from './plain-tab';

/** Whether Tab may have a use where `¦` stands. */
const at = (marked: string, readOnly = false) => {
  const anchor = marked.indexOf('¦');
  const doc = marked.replace('¦', '');
  return tabMayHaveUse(
    EditorState.create({ doc, selection: { anchor }, extensions: EditorState.readOnly.of(readOnly) }),
  );
};

it.each([
  '- one¦',
  '  * one¦',
  '12. one¦',
  '- ¦',
  '> - one¦',
  '| a¦ | b |',
  '- one\n¦',
  '```\nx¦\n```',
  '    x¦',
])('stays in the text where Tab is going to have a use: %j', (marked) => expect(at(marked)).toBe(true));

it.each(['words¦', '-words¦', '- one\n\nwords¦', '```\nx\n```\n\nwords¦', '# One¦', '¦'])(
  'lets Tab leave elsewhere: %j',
  (marked) => expect(at(marked)).toBe(false),
);

it('lets Tab leave a text that may only be read', () => {
  expect(at('- one¦', true)).toBe(false);
});
