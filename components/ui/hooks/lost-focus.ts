/** Goes out, from what is left around it, when what had the focus is taken away. Whoever prevents it has taken the focus. */
export const FOCUS_LOST = 'focuslost';

const FOCUSABLE =
  'a[href], button, input, select, textarea, summary, [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

/** Long enough for a closing menu or dialog, which gives the focus back by itself, in milliseconds. */
const MOMENT = 20;

/** What `keepFocus` gave the focus to, as long as that has it. */
let standIn: Element | null = null;

/** What somebody gave the focus to, so that it may go back there; `null` where nothing has it, or was given it here. */
export function ownFocus(page: Document): Element | null {
  const active = focused(page);
  return active === standIn ? null : active;
}

/**
 * Whether somebody went to what has the focus. Nobody did where it is nowhere, or where it was put since what had it
 * is gone: here, or by a window that gives it to itself. A window that closes may then give it back.
 */
export function isFocusChosen(page: Document): boolean {
  return ownFocus(page)?.matches(FOCUSABLE) ?? false;
}

interface Held {
  readonly element: HTMLElement;
  /** All around it, the nearest first. */
  readonly around: readonly Element[];
}

function canFocus(element: Element): boolean {
  return (
    element.isConnected &&
    !element.matches(':disabled, [inert], [inert] *, [hidden]') &&
    element.checkVisibility({ visibilityProperty: true })
  );
}

function focused(page: Document): Element | null {
  const { activeElement, body } = page;
  return activeElement === body ? null : activeElement;
}

function ancestors(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let each = element.parentElement; each; each = each.parentElement) found.push(each);
  return found;
}

/** The first control that follows `place` within `area`, else the last one there. */
function nextControl(area: Element, place: Node | null): HTMLElement | undefined {
  const controls = [...area.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(canFocus);
  if (!place?.isConnected) return controls[0];
  const follows = (each: HTMLElement) =>
    place === each || (place.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return controls.find(follows) ?? controls.at(-1);
}

/** Whether an element is so much of the page that nothing in it is near. */
function holdsMain(element: Element): boolean {
  return element.matches('html, body') || element.querySelector('#main') !== null;
}

/** Focuses a place that is no control, so that reading goes on there. */
function focusPlace(place: HTMLElement | null): void {
  if (!place) return;
  if (!place.hasAttribute('tabindex')) place.setAttribute('tabindex', '-1');
  place.focus({ preventScroll: true });
}

/**
 * Sees to it that the focus is never nowhere: a control that is removed, disabled or hidden while it has the focus would leave
 * a keyboard at the beginning of the page and a screen reader in silence. What is around it is asked first (`FOCUS_LOST`);
 * else the control that follows has it, and where nothing of the place is left, the page's content. What is only disabled has
 * it back when it is no more. Whoever clicks beside everything means that.
 */
export function keepFocus(page: Document): () => void {
  let held: Held | null = null;
  let gap: Node | null = null;
  /** What is disabled for a while, and had the focus. */
  let resting: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const restore = ({ element, around }: Held) => {
    const near = around.find((each) => each.isConnected) ?? page.body;
    const place = element.isConnected ? element : gap;
    if (!near.dispatchEvent(new CustomEvent(FOCUS_LOST, { bubbles: true, cancelable: true }))) return;
    for (let area: Element | null = near; area && !holdsMain(area); area = area.parentElement) {
      if (area.id === 'main' && !place?.isConnected) break;
      const control = nextControl(area, place);
      if (control) return control.focus();
    }
    focusPlace(page.getElementById('main'));
  };
  const check = () => {
    const before = held;
    const active = focused(page);
    if (!before || (active && (active !== before.element || canFocus(active)))) return;
    if (before.element.matches(':disabled')) {
      // What was pressed twice must press nothing else. It has the focus again once it can be pressed again.
      const around = before.element.closest<HTMLElement>('[role="dialog"], [role="alertdialog"], #main');
      focusPlace(around ?? page.getElementById('main'));
      resting = before.element;
    } else if (canFocus(before.element)) {
      held = null;
      return;
    } else {
      // What has it now is held. Where nothing does, another page may be on its way: whatever it brings is looked at.
      restore(before);
    }
    standIn = focused(page);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(check, MOMENT);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === page.body) return;
    held = { element: target, around: ancestors(target) };
    standIn = null;
    resting = null;
    gap = null;
  };
  const onLeave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget === null) soon();
  };
  const observer = new MutationObserver((changes) => {
    const element = held?.element;
    if (!element) return;
    for (const { type, target, removedNodes, nextSibling, previousSibling } of changes) {
      if (type === 'attributes' && target === resting && canFocus(resting))
        resting.focus({ preventScroll: true });
      if (type === 'attributes' && target.contains(element)) soon();
      // A removal takes the focus at once, so most keys typed end here.
      if (type === 'attributes' || page.activeElement === element) continue;
      if (!element.isConnected) soon();
      for (const node of removedNodes) {
        if (!node.contains(element)) continue;
        gap = nextSibling ?? previousSibling;
      }
    }
  });

  page.addEventListener('focusin', onFocus);
  page.addEventListener('focusout', onLeave);
  observer.observe(page, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'inert'],
  });
  return () => {
    clearTimeout(timer);
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('focusout', onLeave);
    observer.disconnect();
  };
}
