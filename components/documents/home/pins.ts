import { parseJson } from '@/lib/http/content/parse-json';

/** A document that somebody wants at hand, with its title as it was seen last. */
export interface Pin {
  readonly id: string;
  readonly title: string;
}

/** As many as are still found at a glance. */
export const MOST_PINS = 20;

/** The pins that a device has kept; none where what is kept is something else. */
export function readPins(stored: string | null): readonly Pin[] {
  const value = stored === null ? [] : parseJson(stored);
  return Array.isArray(value) ? value.filter(isPin).slice(0, MOST_PINS) : [];
}

function isPin(value: unknown): value is Pin {
  const pin = value as Partial<Pin> | null;
  return typeof pin?.id === 'string' && typeof pin.title === 'string';
}

/** With a document pinned, the newest last, or no more; as they are where there is no room. */
export function togglePin(pins: readonly Pin[], { id, title }: Pin): readonly Pin[] {
  if (pins.some((pin) => pin.id === id)) return pins.filter((pin) => pin.id !== id);
  return pins.length < MOST_PINS ? [...pins, { id, title }] : pins;
}

/** With the titles that the list has now. */
export function titledPins(pins: readonly Pin[], rows: readonly Pin[]): readonly Pin[] {
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return pins.map(({ id, title }) => ({ id, title: titles.get(id) ?? title }));
}
