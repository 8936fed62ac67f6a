/**
 * Whether an id could be a lab's, which has a UUID of version 8, so that other documents cost no look into the labs. Says
 * nothing about there being one.
 */
export function couldBeLab(id: string): boolean {
  return id[14] === '8';
}
