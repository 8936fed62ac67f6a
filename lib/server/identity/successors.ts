import type { Database } from '@/lib/server/database/database';

interface Ground {
  readonly database: Database;
}

/** How many former persons are told of, the latest first. */
const MOST_FORMER = 20;

/** Whom somebody has become, who has nothing themselves since; `null` for whoever is still who they were. */
export async function successorOf({ database }: Ground, personId: string): Promise<string | null> {
  const where = { personId };
  const found = await database.readClient.successor.findUnique({ where, select: { successorId: true } });
  return found?.successorId ?? null;
}

/** Who has become this person. */
export async function formerOf({ database }: Ground, successorId: string): Promise<readonly string[]> {
  const found = await database.readClient.successor.findMany({
    where: { successorId },
    select: { personId: true },
    orderBy: [{ at: 'desc' }, { personId: 'asc' }],
    take: MOST_FORMER,
  });
  return found.map(({ personId }) => personId);
}
