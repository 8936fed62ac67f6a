import type { EditorState, Extension } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';

import { CODE_BLOCKS, nodeAt, treeUpTo } from '@/components/editor/commands/edit';
import { toast } from '@/components/ui/overlays/toast';
import { convertHtml, MOST_HTML } from './convert-html';
import { whyNotKept } from './kept-files';
import { pasted, pasteMarkdown, pastePlain } from './pasted-place';
import { tsvTable } from './tsv-table';

const CODE: ReadonlySet<string> = new Set([...CODE_BLOCKS, 'InlineCode']);

/**
 * Pasting and dropping. Formatted text goes in as plain text at once, so that it is never lost, and becomes Markdown as soon
 * as that is made; undo gives the plain text back. In code, with Shift held and from editors of code it stays plain. Files
 * that are no text are refused in words, and change nothing.
 */
export const pasting: Extension = [
  pasted,
  ViewPlugin.fromClass(
    class {
      readonly ended = new AbortController();
      shift = false;
      destroy(): void {
        this.ended.abort();
      }
    },
    {
      eventHandlers: {
        keydown(event) {
          this.shift = event.shiftKey;
        },
        keyup(event) {
          this.shift = event.shiftKey;
        },
        paste(event, view) {
          const data = event.clipboardData;
          if (!data || view.state.readOnly || view.composing) return false;
          const plain = data.getData('text/plain');
          if (plain === '' && refuses(data)) {
            event.preventDefault();
            return true;
          }
          if (this.shift || plain.trim() === '' || !isForMarkdown(view.state, data, plain)) return false;
          const html = data.getData('text/html');
          const table = html === '' ? tsvTable(plain) : null;
          if (table === null && (html === '' || html.length > MOST_HTML)) return false;
          event.preventDefault();
          view.dispatch(pastePlain(view.state, plain));
          if (table !== null) become(view, table);
          else {
            const { signal } = this.ended;
            void convertHtml(html, signal).then((markdown) => {
              if (markdown !== null && !signal.aborted) become(view, markdown);
            });
          }
          return true;
        },
        drop(event, view) {
          if (view.state.readOnly || !event.dataTransfer || !refuses(event.dataTransfer)) return false;
          event.preventDefault();
          return true;
        },
      },
    },
  ),
];

function become(view: EditorView, markdown: string): void {
  const spec = pasteMarkdown(view.state, markdown);
  if (!spec) return;
  view.dispatch(spec, {
    effects: EditorView.announce.of('Pasted as Markdown. Undo gives the plain text.'),
  });
}

/** Whether there are files that cannot be kept; if so, it has been said. */
function refuses(data: DataTransfer): boolean {
  const why = data.files.length > 0 ? whyNotKept([...data.files]) : null;
  if (why === null) return false;
  toast(why, { id: 'not-kept' });
  return true;
}

function isForMarkdown(state: EditorState, data: DataTransfer, plain: string): boolean {
  const { ranges, main } = state.selection;
  if (ranges.length > 1 || data.types.includes('vscode-editor-data')) return false;
  // An address is one, whatever the page that it was copied from makes of it.
  if (isAddress(plain.trim())) return false;
  return !nodeAt(treeUpTo(state, main.to), main.from, CODE);
}

function isAddress(words: string): boolean {
  const sign = words.indexOf('://', 1);
  return sign !== -1 && sign + '://'.length < words.length && !/\s/.test(words);
}
