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
    sentence: 'The server writes whatever arrives and ignores preconditions: the last write wins.',
  },
  {
    guard: 'if-unmodified-since',
    label: 'If-Unmodified-Since',
    sentence: 'The server compares dates, in whole seconds. Two saves in one second look like one.',
  },
  {
    guard: 'if-match-optional',
    label: 'If-Match optional',
    sentence: 'The server honours If-Match when it is sent. Who leaves it out overwrites.',
  },
  {
    guard: 'if-match-required',
    label: 'If-Match required',
    sentence: 'No write without If-Match (428), none with an old tag (412). This is what Midair itself does.',
  },
  {
    guard: 'check-then-write',
    label: 'Checked, then written',
    sentence: 'The server checks If-Match first and writes a moment later. Another write fits in between.',
  },
  {
    guard: 'lock',
    label: 'Lock',
    sentence: 'Only who holds the lock may write (423). A lock ends by itself after 20 seconds.',
  },
  {
    guard: 'if-match-merge',
    label: 'If-Match and merge',
    sentence: 'As required; after a 412 the client merges both texts and sends again with the new tag.',
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
