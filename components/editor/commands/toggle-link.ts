import { type ChangeSpec, EditorSelection, type TransactionSpec } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { CODE_BLOCKS, type Edit, nodeAt, treeUpTo } from './edit';
import { markableIn } from './markable';

const LINK: ReadonlySet<string> = new Set(['Link']);
const ADDRESS: ReadonlySet<string> = new Set(['URL']);

/**
 * Makes the selected words, or the word at the cursor, a link and puts the cursor where its address goes; of an address
 * it makes a link whose words are written next. In a link it takes the link away and leaves its words.
 */
export const toggleLink: Edit = (state) => {
  const { main } = state.selection;
  const tree = treeUpTo(state, main.to);
  if (nodeAt(tree, main.from, CODE_BLOCKS)) return null;
  const link = nodeAt(tree, main.from, LINK);
  if (link && main.to <= link.to) return unlinked(link);
  const address = nodeAt(tree, main.from, ADDRESS);
  if (address && main.to <= address.to) {
    const whole = address.parent?.name === 'Autolink' ? address.parent : address;
    return {
      changes: { from: whole.from, to: whole.to, insert: `[](${state.sliceDoc(address.from, address.to)})` },
      selection: EditorSelection.cursor(whole.from + 1),
    };
  }
  const word = main.empty ? state.wordAt(main.head) : main;
  const stretches = word ? markableIn(state, tree, word, 'Link') : [];
  if (stretches.length === 0) {
    if (!main.empty) return null;
    return { changes: { from: main.head, insert: '[]()' }, selection: EditorSelection.cursor(main.head + 1) };
  }
  const changes: ChangeSpec[] = stretches.flatMap(({ from, to }) => [
    { from, insert: '[' },
    { from: to, insert: ']()' },
  ]);
  return { changes, selection: EditorSelection.cursor(stretches[0]!.to + '[]('.length) };
};

function unlinked(link: SyntaxNode): TransactionSpec | null {
  const [opening, closing] = link.getChildren('LinkMark');
  if (!opening || !closing) return null;
  return {
    changes: [
      { from: opening.from, to: opening.to },
      { from: closing.from, to: link.to },
    ],
  };
}
