import { WINDOW } from './limits';
import type { Standing } from './rate-limits';

/** The fields that say how limits stand (draft-ietf-httpapi-ratelimit-headers-10 §3 and §4): lists of structured fields. */
export function rateLimitFields(standings: readonly Standing[]): Readonly<Record<string, string>> {
  if (standings.length === 0) return {};
  return {
    'RateLimit-Policy': standings
      .map(
        ({ policy, quota, unit }) =>
          `"${policy}";q=${quota}${unit === 'requests' ? '' : `;qu="${unit}"`};w=${WINDOW}`,
      )
      .join(', '),
    RateLimit: standings
      .map(({ policy, remaining, reset }) => `"${policy}";r=${remaining};t=${seconds(reset)}`)
      .join(', '),
  };
}

/** Whole seconds after which none of these is exceeded any more, for Retry-After; at least one. */
export function secondsToWait(standings: readonly Standing[]): number {
  return Math.max(1, ...standings.filter(({ exceeded }) => exceeded).map(({ reset }) => seconds(reset)));
}

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1_000);
}
