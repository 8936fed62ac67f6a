/** A short message that passes by. */
export interface Toast {
  /** One with the same id takes its place. */
  readonly id: string;
  readonly words: string;
  readonly description?: string | undefined;
  readonly tone: 'plain' | 'error';
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined;
  /** The dialog that was open when it was said; it is said there. */
  readonly within: string | null;
  /** How long it stays, in milliseconds. */
  readonly duration: number;
}

/** More than these would be read by nobody. */
const MOST = 3;

/** The messages with one more, or with it in place of the one of the same id. The oldest make room, those without a way back first. */
export function withToast(list: readonly Toast[], toast: Toast): readonly Toast[] {
  if (list.some(({ id }) => id === toast.id))
    return list.map((each) => (each.id === toast.id ? toast : each));
  if (list.length < MOST) return [...list, toast];
  const leaving = list.find(({ action }) => !action) ?? list[0];
  return [...list.filter((each) => each !== leaving), toast];
}

/**
 * What stays once the page that it was said on, or the dialog, is left. Of a page: a way back, and that something went wrong.
 * A dialog is often closed by the very act that something is said about, so all that was said in it is said on the page.
 *
 * @param dialog the one that is left; `null` for the page.
 */
export function afterwards(list: readonly Toast[], dialog: string | null): readonly Toast[] {
  if (dialog !== null) return list.map((each) => (each.within === dialog ? { ...each, within: null } : each));
  return list.flatMap((each) => (each.action || each.tone === 'error' ? [{ ...each, within: null }] : []));
}
