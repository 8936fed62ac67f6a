const KEY = 'midair.versions-seen';
/** Documents remembered; the one looked at longest ago is forgotten first. */
const MOST = 200;

/** Asked for each time: where a browser forbids it, not even its name can be used. */
type Store<Part extends keyof Storage> = () => Pick<Storage, Part>;

type Seen = readonly (readonly [documentId: string, version: number])[];

/** The newest version of a document that was shown on this device, or `null` if none is known. */
export function versionSeen(storage: Store<'getItem'>, documentId: string): number | null {
  return read(storage).find(([id]) => id === documentId)?.[1] ?? null;
}

/** Remembers that this version was shown. Where nothing can be kept, nothing is. */
export function rememberVersion(
  storage: Store<'getItem' | 'setItem'>,
  documentId: string,
  version: number,
): void {
  const others = read(storage).filter(([id]) => id !== documentId);
  try {
    storage().setItem(KEY, JSON.stringify([[documentId, version], ...others].slice(0, MOST)));
  } catch {
    // Full, or forbidden: news of a merge are then told only while its document is open.
  }
}

function read(storage: Store<'getItem'>): Seen {
  try {
    const seen: unknown = JSON.parse(storage().getItem(KEY) ?? '[]');
    return Array.isArray(seen) ? seen.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is Seen[number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number';
}
