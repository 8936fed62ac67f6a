/** How a lab's document answers writes: one parameter to the same handler, allowed on lab documents only. */
export type Guard =
  | 'none'
  | 'if-unmodified-since'
  | 'if-match-optional'
  | 'if-match-required'
  | 'check-then-write'
  | 'lock'
  | 'if-match-merge';

interface GuardDescription {
  readonly guard: Guard;
  readonly label: string;
  /** What the server does with a write, in one sentence. */
  readonly sentence: string;
}

/** The product's own guard: what every document outside the lab has. */
export const DEFAULT_GUARD: Guard = 'if-match-required';

/** Every guard in the order in which a lesson meets them. */
export const GUARDS: readonly GuardDescription[] = [
  {
    guard: 'none',
    label: 'None',
    sentence:
      'The server ignores the conditions of a write and stores whatever arrives. The last write wins.',
  },
  {
    guard: 'if-unmodified-since',
    label: 'If-Unmodified-Since',
    sentence:
      'The server compares dates, in whole seconds, and only if the date is sent. Two saves in one second look like one.',
  },
  {
    guard: 'if-match-optional',
    label: 'If-Match optional',
    sentence:
      'The server checks If-Match when it is sent. A client that leaves it out can overwrite the work of the others.',
  },
  {
    guard: 'if-match-required',
    label: 'If-Match required',
    sentence:
      'A change to the document without If-Match is refused (428), and so is one with an old tag (412). Midair itself works like this.',
  },
  {
    guard: 'check-then-write',
    label: 'Checked, then written',
    sentence:
      'The server checks If-Match first and writes a moment later. Another write can come in between.',
  },
  {
    guard: 'lock',
    label: 'Lock',
    sentence:
      'A client takes the lock first, or its write is refused (423). A lock ends by itself after 20 seconds.',
  },
  {
    guard: 'if-match-merge',
    label: 'If-Match and merge',
    sentence:
      'Like If-Match required. After a 412 the client merges by itself if both changes fit together. If they do not, the save stays refused and the person decides.',
  },
];

/** Whether a text names a guard. */
export function isGuard(text: unknown): text is Guard {
  return GUARDS.some(({ guard }) => guard === text);
}

/** The name of a guard for people. */
export function guardLabel(guard: Guard): string {
  return GUARDS.find((each) => each.guard === guard)?.label ?? guard;
}
