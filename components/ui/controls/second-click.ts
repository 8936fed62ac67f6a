import type { MouseEvent } from 'react';

/**
 * Keeps the second click of a double click from what it was not meant for: what the first one has put under the pointer.
 * For `onClickCapture` around buttons that appear by a click.
 */
export function ignoreSecondClick(
  event: Pick<MouseEvent, 'detail' | 'preventDefault' | 'stopPropagation'>,
): void {
  if (event.detail < 2) return;
  event.preventDefault();
  event.stopPropagation();
}
