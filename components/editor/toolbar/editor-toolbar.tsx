'use client';

import * as Toolbar from 'radix-ui/toolbar';
import { type MouseEvent, memo } from 'react';
import type { CommandName } from '@/components/editor/commands/commands';
import type { Formats } from '@/components/editor/commands/formats';
import { HeadingMenu } from './heading-menu';
import { ToolbarButton } from './toolbar-button';
import { LINES, MORE, STEPS, type ToolbarItem, WORDS } from './toolbar-items';

interface EditorToolbarProps {
  readonly formats: Formats;
  readonly onRun: (command: CommandName) => void;
  /** Brings the person back to the text. */
  readonly focusText: () => void;
}

/**
 * What one can do to the text, in one row that scrolls where it is too long. A pointer leaves focus and selection in the
 * text. By keyboard it is one stop, arrow keys move in it, Esc leads back to the text, and so does what is about to be
 * written over. Its functions have to stay the same ones: it has too much in it to be made anew with each key.
 */
export const EditorToolbar = memo(function EditorToolbar({ formats, onRun, focusText }: EditorToolbarProps) {
  const run = (command: CommandName, byKeyboard: boolean) => {
    onRun(command);
    if (!byKeyboard || command === 'link' || command === 'table') focusText();
  };
  const group = (label: string, items: readonly ToolbarItem[]) => (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not be announced as a part of a toolbar.
    <div role="group" aria-label={label} className="flex shrink-0 items-center gap-0.5">
      {items.map((item) => (
        <ToolbarButton key={item.command} item={item} formats={formats} onRun={run} />
      ))}
    </div>
  );
  return (
    <Toolbar.Root
      aria-label="Formatting"
      onMouseDown={keepFocus}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) focusText();
      }}
      className="flex shrink-0 items-center gap-0.5 overflow-x-auto sm:gap-1 overscroll-x-contain border-b border-line px-2 py-1 [scrollbar-width:none] print:hidden"
    >
      {group('Words', WORDS)}
      <Separator />
      <HeadingMenu level={formats.heading} onRun={onRun} focusText={focusText} />
      <Separator />
      {group('Lists', LINES)}
      <Separator />
      {group('More', MORE)}
      <Separator />
      {group('Steps', STEPS)}
    </Toolbar.Root>
  );
});

function Separator() {
  return <Toolbar.Separator className="mx-0.5 h-5 w-px shrink-0 bg-line max-sm:hidden" />;
}

/** A press of the pointer would take the focus away from the text, and on a phone its keyboard. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
