import type { Token } from '@/lib/client/api/tokens-api';

const DAY = 24 * 60 * 60;

/** For how long a token may work, as one chooses it; the last one until it is revoked. */
export const LIFETIMES = [
  { value: '7', label: 'for 7 days', seconds: 7 * DAY },
  { value: '90', label: 'for 90 days', seconds: 90 * DAY },
  { value: '365', label: 'for one year', seconds: 365 * DAY },
  { value: 'none', label: 'until I revoke it', seconds: undefined },
] as const;

const onDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** When a token stops to work. */
export function endWords({ expiresAt }: Pick<Token, 'expiresAt'>, now: number): string {
  if (expiresAt === null) return 'Works until you revoke it';
  const day = onDay.format(new Date(expiresAt));
  return Date.parse(expiresAt) <= now ? `Ended on ${day}` : `Works until ${day}`;
}

/** What to type to see that a token works. */
export function exampleOf(secret: string, origin: string): string {
  return `curl -H 'Authorization: Bearer ${secret}' ${origin}/api/me`;
}
