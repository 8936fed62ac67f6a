import { history } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, placeholder } from '@codemirror/view';
import { pageNonce } from '@/components/ui/page/page-nonce';
import { editorKeys } from './editor-keys';
import { editorTheme } from './editor-theme';
import { lineDirection } from './line-direction';
import { lineMarks } from './line-marks';

/** What depends on whether the text may be changed. It stays within reach of the keyboard either way. */
export function permitting(readOnly: boolean): Extension {
  return [
    EditorState.readOnly.of(readOnly),
    placeholder(readOnly ? 'Nothing written yet.' : 'Write in Markdown…'),
    // There is a cursor to read and to copy by, but no keyboard on the screen that would be of no use.
    EditorView.contentAttributes.of(readOnly ? { 'aria-readonly': 'true', inputmode: 'none' } : {}),
  ];
}

/**
 * What the editor of a document's text does beyond typing from its first moment. With its tools, Tab moves on to the next
 * control but where it has a use in Markdown; Esc lets it go there too, so that nobody is caught inside.
 */
export function editorExtensions(): Extension {
  const nonce = pageNonce();
  return [
    nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
    history(),
    highlightSpecialChars(),
    EditorView.lineWrapping,
    lineDirection,
    lineMarks,
    editorTheme,
    editorKeys,
    EditorView.contentAttributes.of({
      'aria-label': 'Text, in Markdown',
      // A translation would be taken for typing.
      translate: 'no',
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
      // What scrolls must hold something that the keyboard reaches; not every checker knows that editing counts.
      tabindex: '0',
    }),
  ];
}
