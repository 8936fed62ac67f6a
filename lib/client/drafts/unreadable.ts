import { isRecord } from './guards';

/** Something that the device keeps and this release cannot open: only its text can be had. */
export interface Unreadable {
  /** Where it is. */
  readonly place: 'drafts' | 'shelf' | 'last-words';
  readonly id: string;
  readonly documentId: string | null;
  readonly title: string | null;
  /** ISO 8601. */
  readonly updatedAt: string | null;
  /** All the text that was found in it. */
  readonly text: string;
}

/** What can be said of something that cannot be read. `rest` are further records that belong to it. */
export function unreadable(
  place: Unreadable['place'],
  id: string,
  record: unknown,
  rest: readonly unknown[] = [],
): Unreadable {
  const main = mainText(record);
  const time = memberOf(record, 'updatedAt') ?? memberOf(record, 'at');
  return {
    place,
    id,
    documentId: memberOf(record, 'documentId'),
    title: main?.title ?? null,
    updatedAt: time !== null && !Number.isNaN(Date.parse(time)) ? time : null,
    text: main?.body ?? textsIn(record, rest),
  };
}

/** What was in the editor, where the record still says so. */
function mainText(record: unknown): { readonly title: string; readonly body: string } | null {
  if (!isRecord(record)) return null;
  for (const text of [record.text, record.content, isRecord(record.session) ? record.session.text : null]) {
    if (isRecord(text) && typeof text.title === 'string' && typeof text.body === 'string') {
      return { title: text.title, body: text.body };
    }
  }
  return record.record === undefined ? null : mainText(record.record);
}

/** Every text in a value, each once, the longest first; a value without any as it is. */
function textsIn(record: unknown, rest: readonly unknown[]): string {
  const texts = new Set<string>();
  const look = (each: unknown): void => {
    if (typeof each === 'string' && /\s/.test(each.trim())) texts.add(each);
    else if (Array.isArray(each)) each.forEach(look);
    else if (isRecord(each)) Object.values(each).forEach(look);
  };
  look([record, rest]);
  if (texts.size === 0 && rest.length === 0 && typeof record === 'string') return record;
  if (texts.size === 0) return JSON.stringify([record, ...rest], null, 2);
  return [...texts].sort((a, b) => b.length - a.length).join('\n\n');
}

function memberOf(record: unknown, name: string): string | null {
  const value = isRecord(record)
    ? (record[name] ?? (isRecord(record.record) ? record.record[name] : null))
    : null;
  return typeof value === 'string' ? value : null;
}
