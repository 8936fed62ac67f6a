import { useRef } from 'react';
import { isFocusChosen, ownFocus } from './lost-focus';

interface ReturnFocus {
  /** To be called while what had the focus before still has it. */
  readonly remember: () => void;
  /** For `onCloseAutoFocus` of a window without a trigger of its own. */
  readonly giveBack: (event: Event) => void;
}

/**
 * Lets a window that is opened by state give the focus back on closing to what had it before; when that is gone, as
 * the item of a closed menu is, `otherwise` says where it goes. Whoever went elsewhere meanwhile stays there.
 */
export function useReturnFocus(otherwise?: () => void): ReturnFocus {
  const before = useRef<Element | null>(null);
  return {
    remember: () => {
      before.current = ownFocus(document);
    },
    giveBack: (event) => {
      event.preventDefault();
      if (isFocusChosen(document)) return;
      const element = before.current;
      if (element instanceof HTMLElement && element.isConnected) element.focus();
      else otherwise?.();
    },
  };
}
