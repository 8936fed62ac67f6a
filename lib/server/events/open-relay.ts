import type { DatabaseLocation } from '@/lib/server/database/database';
import type { RelayReports } from './linked-relay';
import { postgresRelay } from './postgres-relay';
import { ProcessRelay } from './process-relay';
import { redisRelay } from './redis-relay';
import type { EventRelay } from './relay';

interface Means {
  readonly location: DatabaseLocation;
  readonly redisUrl: string | null;
}

/** The way to other instances: by Redis where there is one, else by a database that passes on what is said, if it does. */
export function openRelay({ location, redisUrl }: Means, reports: RelayReports): EventRelay {
  if (redisUrl !== null) return redisRelay(redisUrl, reports);
  if (location.provider === 'postgresql') return postgresRelay(location, reports);
  return new ProcessRelay();
}
