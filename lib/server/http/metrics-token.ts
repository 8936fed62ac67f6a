import type { Config } from '@/lib/server/config';
import { isSame } from '@/lib/server/keys/signature';

/**
 * Whether a request may read the metrics, by its Authorization field: whoever runs the server has said who may, and this is who.
 * Takes as long however much of the token is right.
 */
export function mayReadMetrics(
  { metricsToken }: Pick<Config, 'metricsToken'>,
  authorization: string | null,
): boolean {
  if (metricsToken === null || authorization === null) return false;
  const [, token] = /^bearer +(\S+)$/i.exec(authorization.trim()) ?? [];
  return token !== undefined && isSame(token, metricsToken);
}
