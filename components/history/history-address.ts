/** What of a document's history is looked at; the address says it, so that it can be passed on. */
export interface HistoryView {
  /** The version shown; `null` for the list alone, or the newest where both have room. */
  readonly version: number | null;
  /** The version that it is compared with; `null` for the one before it. */
  readonly against: number | null;
}

/** Reads the view from the query of an address; what is no version number counts as not given. */
export function historyViewOf(query: URLSearchParams): HistoryView {
  return { version: numberOf(query.get('v')), against: numberOf(query.get('with')) };
}

/** The address of a document's history in this view. */
export function historyAddress(documentId: string, { version, against }: HistoryView): string {
  const query = new URLSearchParams();
  if (version !== null) query.set('v', String(version));
  if (version !== null && against !== null) query.set('with', String(against));
  return `/documents/${documentId}/history${query.size > 0 ? `?${query}` : ''}`;
}

function numberOf(value: string | null): number | null {
  return value !== null && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}
