/**
 * Puts a text on the clipboard. The clipboard's own interface is missing on plain HTTP from another host, where phones
 * of a class are; there the old way through a selection still works. Answers whether it did.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.readOnly = true;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    const focused = document.activeElement;
    // Inside an open dialog only its own content may take focus.
    (focused?.closest('[role="dialog"]') ?? document.body).append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return copied;
  }
}
