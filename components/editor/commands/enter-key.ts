import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import { EditorSelection, type StateCommand } from '@codemirror/state';
import { type Edit, nodeAt, treeUpTo } from './edit';
import { partsOf } from './line-parts';

const QUOTE: ReadonlySet<string> = new Set(['Blockquote']);

const goOn = insertNewlineContinueMarkupCommand({ nonTightLists: false });

/** Leaves the innermost quote on a line that has nothing in it. */
const leaveQuote: Edit = (state) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const { quote } = partsOf(line.text);
  const isEmpty = main.empty && quote !== '' && line.text === quote && main.head === line.to;
  if (!isEmpty || line.number === 1 || !nodeAt(treeUpTo(state, line.from), line.from - 1, QUOTE)) return null;
  const outer = quote.slice(0, quote.lastIndexOf('>')).trimEnd();
  return {
    changes: { from: line.from, to: line.to, insert: outer === '' ? '' : `${outer} ` },
    selection: EditorSelection.cursor(line.from + (outer === '' ? 0 : outer.length + 1)),
    scrollIntoView: true,
    userEvent: 'delete',
  };
};

/** Enter: goes on with the list, task or quote that the line is in, and ends it on an empty item or line. */
export const continueBlock: StateCommand = (target) => {
  const left = target.state.readOnly ? null : leaveQuote(target.state);
  if (!left) return goOn(target);
  target.dispatch(target.state.update(left));
  return true;
};
