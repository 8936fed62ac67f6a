import type { CommandName } from '@/components/editor/commands/commands';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { ariaKeys, hasCommandKey, keyNames } from '@/components/ui/controls/key-names';

const keys: Readonly<Partial<Record<CommandName, { keys: readonly string[]; mac?: readonly string[] }>>> =
  SHORTCUTS;

/** The usual key of a command as people read it, such as "Ctrl+B"; empty where it has none. */
export function keyHint(command: CommandName, apple = hasCommandKey()): string {
  const shortcut = keys[command];
  const key = ((apple && shortcut?.mac) || shortcut?.keys)?.[0];
  return key ? keyNames(key, apple).join(apple ? '' : '+') : '';
}

/** The same for `aria-keyshortcuts`. */
export function spokenKeys(command: CommandName): string | undefined {
  const key = keys[command]?.keys[0];
  return key && ariaKeys(key);
}
