import type { Field } from './exchange';

const TELLING =
  /^(?:if-.*|etag|last-modified|prefer|preference-applied|merge-base|lock-token|idempotency-key)$/i;

/** What an exchange may turn on besides: a version's number, where something is, when to come back. */
const TELLING_TOO = /^(?:document-version|content-location|retry-after|allow)$/i;

/** Whether a field is set off among the others. */
export function isMarked(name: string): boolean {
  return isTelling(name) || TELLING_TOO.test(name);
}

/** Whether a field says on what condition, which version, or which act. */
function isTelling(name: string): boolean {
  return TELLING.test(name);
}

/** The fields that an exchange turns on, and those that are named in addition. */
export function tellingFields(fields: readonly Field[], also: readonly string[] = []): readonly Field[] {
  const named = also.map((name) => name.toLowerCase());
  return fields.filter(([name]) => isTelling(name) || named.includes(name.toLowerCase()));
}
