const steps = [
  [60, 'minute', 60],
  [24, 'hour', 3600],
  [7, 'day', 86_400],
] as const;

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/**
 * How long ago `then` is, seen from `now` (both in milliseconds since 1970), in words: "just now", "5 minutes ago",
 * "yesterday"; from a week on the date itself. A clock that runs ahead of ours reads as "just now".
 */
export function relativeTime(then: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - then) / 1000));
  if (seconds < 45) return 'just now';
  for (const [limit, unit, size] of steps) {
    const amount = Math.max(1, Math.round(seconds / size));
    if (amount < limit) return words.format(-amount, unit);
  }
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return new Date(then).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}
