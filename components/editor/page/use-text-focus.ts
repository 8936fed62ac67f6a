'use client';

import { type RefObject, useCallback, useRef } from 'react';
import type { MarkdownEditorHandle, TextPlace } from '@/components/editor/text/markdown-editor';
import { useFocusLost } from '@/components/ui/hooks/use-focus-lost';
import { topModal } from '@/components/ui/hooks/use-modal';

interface TextFocus {
  /** All of the editor: focus that is lost within goes to the text. */
  readonly root: RefObject<HTMLDivElement | null>;
  readonly editor: RefObject<MarkdownEditorHandle | null>;
  /** The ref to give to the editor of the text. */
  readonly onEditor: (handle: MarkdownEditorHandle | null) => void;
  readonly focusText: () => void;
}

/** On a screen that is touched, the text would bring the keyboard up with it. */
function isTouched(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

/** Whether nobody has gone anywhere on this page yet. */
function isFocusFree(): boolean {
  const { activeElement, body } = document;
  return topModal() === null && (!activeElement || activeElement === body || activeElement.id === 'main');
}

/**
 * Who opens a document is at its text at once, and is there again when a control that they used has done its work and gone.
 * Not where that would raise a keyboard on the screen.
 *
 * @param shown whether the text is in view.
 * @param opens whether it takes the focus on opening.
 * @param atTop what of the text stood at the top before its editor was there: it does so again; `null`: its beginning.
 */
export function useTextFocus(shown: boolean, opens: boolean, atTop: RefObject<TextPlace | null>): TextFocus {
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<MarkdownEditorHandle>(null);
  const opening = useRef(opens && shown);
  const onEditor = useCallback(
    (handle: MarkdownEditorHandle | null) => {
      editor.current = handle;
      if (!handle) return;
      if (opening.current && !isTouched() && isFocusFree()) handle.focus();
      opening.current = false;
      if (atTop.current) handle.showAtTop(atTop.current);
      atTop.current = null;
    },
    [atTop],
  );
  useFocusLost(root, () => {
    if (!shown || !editor.current || isTouched()) return false;
    editor.current.focus();
    return true;
  });
  const focusText = useCallback(() => editor.current?.focus(), []);
  return { root, editor, onEditor, focusText };
}
