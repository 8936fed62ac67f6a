import type { Database } from '@/lib/server/database/database';
import type { Statement } from '@/lib/server/database/statements';

interface Ground {
  readonly database: Database;
}

const FIND: Statement = {
  name: 'successor',
  text: 'SELECT "successorId" FROM "Successor" WHERE "personId" = $1',
};

/** How many former persons are told of, the latest first. */
const MOST_FORMER = 20;

/** Whom somebody has become, who has nothing themselves since; `null` for whoever is still who they were. */
export async function successorOf({ database }: Ground, personId: string): Promise<string | null> {
  const [found] = await database.statements.all<{ readonly successorId: string }>(FIND, [personId]);
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
