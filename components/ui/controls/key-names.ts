/** What a key event says of the keys that are down. */
export interface KeyDown {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** How keys are called where that is neither their letter nor their name in the notation. */
const names: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

const appleNames: Readonly<Record<string, string>> = { Mod: '⌘', Meta: '⌘', Alt: '⌥', Shift: '⇧', Ctrl: '⌃' };
const otherNames: Readonly<Record<string, string>> = { Mod: 'Ctrl' };

/** Whether the keyboard has a ⌘: then it is the key that others call Ctrl. */
export function hasCommandKey(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent);
}

function parts(combination: string): readonly string[] {
  // The last part may be the sign that parts them: "Mod--".
  return combination.split(/-(?!$)/);
}

/**
 * The keys of a combination as they are printed on the keyboard: "Mod-Shift-o" is Ctrl, Shift and O, or ⌘, ⇧ and O.
 *
 * @param combination in the notation of CodeMirror's keymaps.
 */
export function keyNames(combination: string, apple: boolean): readonly string[] {
  return parts(combination).map((part) => {
    const name = (apple ? appleNames : otherNames)[part] ?? names[part] ?? part;
    return name.length === 1 ? name.toUpperCase() : name;
  });
}

/** A combination for `aria-keyshortcuts`: "Mod-s" is "Control+S Meta+S", since both do it. */
export function ariaKeys(combination: string): string {
  const keys = parts(combination);
  const spelled = (mod: string) =>
    keys.map((key) => (key === 'Mod' ? mod : key.length === 1 ? key.toUpperCase() : key)).join('+');
  return keys.includes('Mod') ? `${spelled('Control')} ${spelled('Meta')}` : spelled('Control');
}

/**
 * Whether a key event is this combination, with either of Ctrl and ⌘ for "Mod". A letter that the keyboard's layout has not
 * (Cyrillic, say) goes by its place.
 */
export function isKey(event: KeyDown, combination: string): boolean {
  const keys = parts(combination);
  const key = keys.at(-1)!;
  const has = (part: string) => keys.slice(0, -1).includes(part);
  if ((event.ctrlKey || event.metaKey) !== has('Mod') || event.altKey !== has('Alt')) return false;
  // A sign has its Shift in it, or not, as the layout wants it.
  if (/^(\w|\w{2,})$/.test(key) && event.shiftKey !== has('Shift')) return false;
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  return /^[a-z]$/.test(key) && !/^[a-z]$/i.test(event.key) && event.code === `Key${key.toUpperCase()}`;
}
