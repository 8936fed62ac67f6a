import { type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, keymap, type Panel, showPanel } from '@codemirror/view';
import { element, field } from './find-elements';

/** What was typed into the field that waits for finding. */
export interface Sought {
  readonly words: string;
  /** Where the cursor is in it; `null` if it is elsewhere by now, and must stay there. */
  readonly cursor: number | null;
}

const COMPOSING = 'data-composing';
const show = StateEffect.define<boolean>();

const shown = StateField.define<boolean>({
  create: () => false,
  update: (before, { effects }) => effects.findLast((effect) => effect.is(show))?.value ?? before,
  provide: (isShown) => showPanel.from(isShown, (on) => (on ? panel : null)),
});

/**
 * A field for what is looked for, while the panel for finding is on its way: what is typed after its key is meant for that, and
 * must not go into the text.
 */
function panel(view: EditorView): Panel {
  const dom = element('div', 'cm-find');
  dom.setAttribute('role', 'search');
  const input = field('Find', '');
  dom.append(input);
  dom.addEventListener('compositionstart', () => dom.toggleAttribute(COMPOSING, true));
  dom.addEventListener('compositionend', () => dom.toggleAttribute(COMPOSING, false));
  dom.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    view.focus();
    view.dispatch({ effects: show.of(false) });
  });
  return { dom, top: true };
}

function fieldIn(view: EditorView): HTMLInputElement | null {
  return view.state.field(shown, false) ? view.dom.querySelector('.cm-find input') : null;
}

/** Shows the field and goes to it. */
export function openFindSoon(view: EditorView): boolean {
  if (!view.state.field(shown)) view.dispatch({ effects: show.of(true) });
  fieldIn(view)?.select();
  return true;
}

/** What was typed into the field so far; `null` where it is not shown. */
export function soughtSoon(view: EditorView): Sought | null {
  const input = fieldIn(view);
  if (!input) return null;
  const isHere = view.root.activeElement === input;
  return { words: input.value, cursor: isHere ? input.selectionEnd : null };
}

/** Whether an input method is at work in the field: it would be broken off if the field went. */
export function composesSoon(view: EditorView): boolean {
  return fieldIn(view)?.parentElement?.hasAttribute(COMPOSING) ?? false;
}

/** The field, and the keys that show it. */
export const findSoon: Extension = [
  shown,
  Prec.high(keymap.of(['Mod-f', 'Mod-g', 'F3'].map((key) => ({ key, run: openFindSoon })))),
];
