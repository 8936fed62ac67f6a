/** Somebody, and who became them. */
interface Self {
  readonly id: string;
  readonly was?: readonly string[] | undefined;
}

/** Whether a person, by their id, is `me`, or somebody who has become me: what those did is mine. */
export function isSelf(id: string, me: Self): boolean {
  return id === me.id || (me.was?.includes(id) ?? false);
}
