import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { IconButton } from '@/components/ui/controls/icon-button';
import { ariaKeys } from '@/components/ui/controls/key-names';

interface FocusModeExitProps {
  readonly on: boolean;
  readonly onLeave: () => void;
}

/** The way out of focus mode for whoever has no keyboard, and what is said of it. */
export function FocusModeExit({ on, onLeave }: FocusModeExitProps) {
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {on ? 'Only the text is shown. Esc brings the rest back.' : ''}
      </p>
      {on && (
        <div className="fixed top-2 right-3 z-20 opacity-60 focus-within:opacity-100 hover:opacity-100">
          <IconButton
            icon="close"
            label="Leave focus mode (Esc)"
            aria-keyshortcuts={`Escape ${ariaKeys(SHORTCUTS.focusMode.keys[0])}`}
            onClick={onLeave}
          />
        </div>
      )}
    </>
  );
}
