import * as Toolbar from 'radix-ui/toolbar';
import type { CommandName } from '@/components/editor/commands/commands';
import type { Formats } from '@/components/editor/commands/formats';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { Tooltip } from '@/components/ui/controls/tooltip';
import { keyHint, spokenKeys } from './key-hint';
import type { ToolbarItem } from './toolbar-items';

/** How the buttons of the toolbar look. */
export const TOOL =
  'inline-flex h-8 min-w-8 shrink-0 items-center justify-center rounded-md px-1.5 text-ink-soft transition-colors ' +
  'hover:bg-sunken hover:text-ink aria-disabled:opacity-40 aria-disabled:hover:bg-transparent dark:hover:bg-raised ' +
  'focus-visible:-outline-offset-2 pointer-coarse:h-11 pointer-coarse:min-w-11';

/** What a tool that is on adds to that: a ground for the eye, and a frame where colours are the person's own. */
export const TOOL_ON =
  'bg-accent-soft! text-ink! outline-1 -outline-offset-1 outline-accent not-focus-visible:outline';

interface ToolbarButtonProps {
  readonly item: ToolbarItem;
  readonly formats: Formats;
  readonly onRun: (command: CommandName, byKeyboard: boolean) => void;
}

/** One button of the toolbar, with its name and key in a tooltip; pressed where the cursor is in what it makes. */
export function ToolbarButton({ item, formats, onRun }: ToolbarButtonProps) {
  const { command, icon, label, isOn, isOpen } = item;
  const on = isOn?.(formats);
  const closed = isOpen && !isOpen(formats);
  const key = keyHint(command);
  return (
    <Tooltip label={key ? `${label} (${key})` : label}>
      <Toolbar.Button
        aria-label={label}
        aria-pressed={on}
        aria-disabled={closed || undefined}
        aria-keyshortcuts={spokenKeys(command)}
        className={cx(TOOL, on && TOOL_ON)}
        // A click by a key has no count.
        onClick={({ detail }) => !closed && onRun(command, detail === 0)}
      >
        <Icon name={icon} />
      </Toolbar.Button>
    </Tooltip>
  );
}
