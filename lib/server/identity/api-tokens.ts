import type { Database } from '@/lib/server/database/database';
import { takeTurn } from '@/lib/server/database/settings';
import { type Statement, type StoredTime, timeOf } from '@/lib/server/database/statements';
import { digestOf } from './secret';
import { newSecret } from './token-secret';

/** What lets a program act as the person who made it. */
export interface ApiToken {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly createdAt: Date;
  /** To the hour; `null`: never. */
  readonly lastUsedAt: Date | null;
  /** `null`: it works until it is revoked. */
  readonly expiresAt: Date | null;
}

/** What tokens need of the services. */
interface Ground {
  readonly database: Database;
  readonly ports: { readonly now: () => number; readonly newId: () => string };
}

/** How many one person may have. */
export const MOST_TOKENS = 50;
/** How often at most a use is noted, in milliseconds: to read must cost no write. */
const NOTED_EVERY = 60 * 60_000;

const SHOWN = {
  id: true,
  personId: true,
  name: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
} as const;

/** Asked with each request by a token, and of the database each time: what is revoked ends at once, everywhere. */
const FIND: Statement = {
  name: 'token',
  text: `SELECT "id", "personId", "name", "createdAt", "lastUsedAt", "expiresAt"
    FROM "ApiToken" WHERE "digest" = $1`,
};

interface Row extends Pick<ApiToken, 'id' | 'personId' | 'name'> {
  readonly createdAt: StoredTime;
  readonly lastUsedAt: StoredTime | null;
  readonly expiresAt: StoredTime | null;
}

/** The tokens of a person, newest first, ended ones too. */
export async function tokensOf({ database }: Ground, personId: string): Promise<readonly ApiToken[]> {
  const orderBy = [{ createdAt: 'desc' }, { id: 'desc' }] as const;
  return database.readClient.apiToken.findMany({ where: { personId }, select: SHOWN, orderBy: [...orderBy] });
}

/** Makes a token and its secret, which nobody learns again; `null` where the person has as many as they may. */
export async function makeToken(
  ground: Ground,
  wanted: {
    readonly personId: string;
    readonly name: string;
    /** Milliseconds for which it works; `null`: until it is revoked. */
    readonly lasting: number | null;
  },
): Promise<{ readonly token: ApiToken; readonly secret: string } | null> {
  const { database, ports } = ground;
  const { personId, name, lasting } = wanted;
  const now = ports.now();
  const secret = newSecret();
  const token: ApiToken = {
    id: ports.newId(),
    personId,
    name,
    createdAt: new Date(now),
    lastUsedAt: null,
    expiresAt: lasting === null ? null : new Date(now + lasting),
  };
  const fits = await database.write(async (transaction) => {
    await takeTurn(transaction, 'api-tokens');
    // Those that ended make room.
    await transaction.apiToken.deleteMany({ where: { personId, expiresAt: { lte: new Date(now) } } });
    if ((await transaction.apiToken.count({ where: { personId } })) >= MOST_TOKENS) return false;
    await transaction.apiToken.create({ data: { ...token, digest: digestOf(secret) }, select: { id: true } });
    return true;
  });
  return fits ? { token, secret } : null;
}

/** Ends a token of a person for good; false where they have none of that id. */
export async function revokeToken({ database }: Ground, personId: string, id: string): Promise<boolean> {
  const { count } = await database.write((transaction) =>
    transaction.apiToken.deleteMany({ where: { id, personId } }),
  );
  return count === 1;
}

/** The token that a secret belongs to, while it works; `null` where there is none. */
export async function tokenOf({ database, ports }: Ground, secret: string): Promise<ApiToken | null> {
  const [row] = await database.statements.all<Row>(FIND, [digestOf(secret)]);
  const found = row && tokenIn(row);
  return found && !hasEnded(found, ports.now()) ? found : null;
}

/** Notes that a token is used now, if no use was noted within the hour. */
export async function noteUse({ database, ports }: Ground, token: ApiToken): Promise<void> {
  const now = ports.now();
  const before = new Date(now - NOTED_EVERY);
  if (token.lastUsedAt !== null && token.lastUsedAt > before) return;
  await database.write((transaction) =>
    transaction.apiToken.updateMany({
      where: { id: token.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
      data: { lastUsedAt: new Date(now) },
    }),
  );
}

function tokenIn({ createdAt, lastUsedAt, expiresAt, ...row }: Row): ApiToken {
  return {
    ...row,
    createdAt: timeOf(createdAt),
    lastUsedAt: lastUsedAt === null ? null : timeOf(lastUsedAt),
    expiresAt: expiresAt === null ? null : timeOf(expiresAt),
  };
}

function hasEnded({ expiresAt }: ApiToken, now: number): boolean {
  return expiresAt !== null && expiresAt.getTime() <= now;
}
