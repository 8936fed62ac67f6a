import * as Toolbar from 'radix-ui/toolbar';
import { useRef } from 'react';
import type { CommandName } from '@/components/editor/commands/commands';
import { HEADINGS } from '@/components/editor/commands/headings';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { Menu, MenuItem } from '@/components/ui/overlays/menu';
import { keyHint } from './key-hint';
import { TOOL, TOOL_ON } from './toolbar-button';

interface HeadingMenuProps {
  /** The level of the heading at the cursor, 0 for none. */
  readonly level: number;
  readonly onRun: (command: CommandName) => void;
  readonly focusText: () => void;
}

/** The levels of headings, as a menu; its button says which one the line is. */
export function HeadingMenu({ level, onRun, focusText }: HeadingMenuProps) {
  const chosen = useRef<CommandName | null>(null);
  return (
    <Menu
      align="start"
      trigger={
        <Toolbar.Button
          aria-label={level > 0 ? `Heading, now level ${level}` : 'Heading'}
          title="Heading"
          className={cx(TOOL, 'gap-0.5', level > 0 && TOOL_ON)}
        >
          <Icon name="heading" />
          {level > 0 && <span className="text-xs font-semibold tabular-nums">{level}</span>}
          <Icon name="chevronDown" className="size-3" />
        </Toolbar.Button>
      }
      keepFocus={() => {
        const command = chosen.current;
        chosen.current = null;
        if (!command) return false;
        onRun(command);
        focusText();
        return true;
      }}
    >
      {HEADINGS.map((command) => (
        <MenuItem
          key={command}
          onSelect={() => {
            chosen.current = command;
          }}
        >
          <span className="flex-1">{SHORTCUTS[command].does}</span>
          <kbd className="ml-6 font-sans text-xs text-ink-faint">{keyHint(command)}</kbd>
        </MenuItem>
      ))}
    </Menu>
  );
}
