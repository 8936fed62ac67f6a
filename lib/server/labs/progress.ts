/** How far somebody has come with a challenge. */
export interface Progress {
  /** The answer that they gave before the traffic did. */
  readonly prediction: string | null;
  readonly reachedAt: Date | null;
}

/** What somebody says of a challenge. */
export interface Said {
  readonly prediction?: string | undefined;
  readonly reached?: boolean | undefined;
}

/**
 * How far somebody has come, given what they say. A prediction is set once, and none is taken once the goal is reached: then
 * the traffic has answered. What is reached stays so. The very same object where nothing changes.
 */
export function afterSaying(before: Progress | null, said: Said, now: Date): Progress {
  const predicts = before === null || (before.prediction === null && before.reachedAt === null);
  const prediction = (predicts ? said.prediction : before.prediction) ?? null;
  const reachedAt = before?.reachedAt ?? (said.reached ? now : null);
  const isSame = before?.prediction === prediction && before.reachedAt === reachedAt;
  return before && isSame ? before : { prediction, reachedAt };
}
