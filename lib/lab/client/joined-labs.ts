const KEY = 'midair-lab-joined';
/** A lab lives for a day, so nobody is in many that are still there. */
const MOST = 20;

/** A lab in which this browser has a place, and the lab of its own in which it does that class's challenges. */
interface JoinedLab {
  readonly id: string;
  readonly own: string | null;
}

/** Whether this browser has taken a place of its own in a lab. */
export function hasJoined(labId: string): boolean {
  return joinedLabs().some(({ id }) => id === labId);
}

/** The lab of its own in which this browser does the challenges of a class; `null` where it has none yet. */
export function ownLabFor(classId: string): string | null {
  return joinedLabs().find(({ id }) => id === classId)?.own ?? null;
}

/** Keeps that this browser has a place in a lab, and perhaps which lab of its own goes with it. */
export function noteJoined(labId: string, own = ownLabFor(labId)): void {
  const others = joinedLabs().filter(({ id }) => id !== labId);
  try {
    localStorage.setItem(KEY, JSON.stringify([{ id: labId, own }, ...others].slice(0, MOST)));
  } catch {
    // Then the page asks for the name again, and the server knows the browser by its cookie.
  }
}

function joinedLabs(): readonly JoinedLab[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isJoinedLab) : [];
  } catch {
    return [];
  }
}

function isJoinedLab(value: unknown): value is JoinedLab {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'own' in value &&
    (value.own === null || typeof value.own === 'string')
  );
}
