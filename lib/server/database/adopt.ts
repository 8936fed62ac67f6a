import { withPerson } from '@/lib/documents/model/sharing';
import type { Database, Transaction } from './database';
import { indexAnew } from './search-index';
import { sharingColumns, sharingOf } from './sharing-columns';

/**
 * Gives all that one person has to another, as one transaction: what they own, were let into, have opened and have done.
 * What lets others act as them, tokens and links to other devices, ends. Whoever has an account keeps theirs: they find it
 * again by signing in. What history says of authors stays, and who became whom is noted. Returns the documents of which the
 * sharing changed.
 */
export async function adopt(
  database: Database,
  from: string,
  to: string,
  at: Date,
): Promise<readonly string[]> {
  if (from === to) return [];
  const account = () => database.readClient.account.findUnique({ where: { personId: from } });
  const work = (transaction: Transaction) => moveAll(transaction, from, to, at);
  return (await database.write(work, async () => (await account()) !== null)) ?? [];
}

/** The same as part of a transaction, which has written something already: SQLite takes its write lock by that. */
export async function adoptWithin(
  transaction: Transaction,
  from: string,
  to: string,
  at: Date,
): Promise<readonly string[]> {
  const keeps = from === to || (await transaction.account.findUnique({ where: { personId: from } })) !== null;
  return keeps ? [] : moveAll(transaction, from, to, at);
}

async function moveAll(
  transaction: Transaction,
  from: string,
  to: string,
  at: Date,
): Promise<readonly string[]> {
  await noteSuccessor(transaction, from, to, at);
  await moveVisits(transaction, from, to);
  await moveActs(transaction, from, to);
  // Whoever had the browser before may hold them still, and must not come to act as somebody else by that.
  await transaction.apiToken.deleteMany({ where: { personId: from } });
  await transaction.deviceLink.deleteMany({ where: { personId: from } });
  await transaction.lab.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  await moveInLabs(transaction, from, to);
  return moveSharing(transaction, from, to);
}

/** Whoever had become the former is the latter from now on, who goes on as themselves: so there is never a circle. */
async function noteSuccessor(transaction: Transaction, from: string, to: string, at: Date): Promise<void> {
  await transaction.successor.deleteMany({ where: { personId: { in: [from, to] } } });
  await transaction.successor.updateMany({ where: { successorId: from }, data: { successorId: to } });
  await transaction.successor.create({ data: { personId: from, successorId: to, at } });
}

async function moveSharing(transaction: Transaction, from: string, to: string): Promise<readonly string[]> {
  const changed = new Set<string>();
  const where = { OR: [{ ownerId: from }, { invites: { contains: from } }] };
  const select = { id: true, ownerId: true, linkAccess: true, invites: true, sharingVersion: true };
  // Whatever was shared otherwise in the meantime is still found, and looked at again.
  for (;;) {
    const rows = await transaction.document.findMany({ where, select });
    const found = rows.flatMap((row) => {
      const sharing = withPerson(sharingOf(row), from, to);
      return sharing ? [{ row, sharing }] : [];
    });
    if (found.length === 0) return [...changed];
    for (const { row, sharing } of found) {
      const { count } = await transaction.document.updateMany({
        where: { id: row.id, sharingVersion: row.sharingVersion },
        data: sharingColumns(sharing),
      });
      if (count === 0) continue;
      changed.add(row.id);
      await indexAnew(transaction, row.id);
    }
  }
}

/** Of two places in one lab the other's own stays theirs; whoever has the former's token is still that client. */
async function moveInLabs(transaction: Transaction, from: string, to: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "LabPlace" SET "personId" = ${to} WHERE "personId" = ${from} AND "labId" NOT IN
    (SELECT "labId" FROM "LabPlace" WHERE "personId" = ${to})`;
  await transaction.$executeRaw`
    INSERT INTO "LabTeacher" ("labId", "personId")
    SELECT "labId", ${to} FROM "LabTeacher" WHERE "personId" = ${from}
    ON CONFLICT ("labId", "personId") DO NOTHING`;
  await transaction.labTeacher.deleteMany({ where: { personId: from } });
}

/** In SQL, since the other may have opened the same document. */
async function moveVisits(transaction: Transaction, from: string, to: string): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Visit" ("personId", "documentId", "at")
    SELECT ${to}, "documentId", "at" FROM "Visit" WHERE "personId" = ${from}
    ON CONFLICT ("personId", "documentId") DO NOTHING`;
  await transaction.visit.deleteMany({ where: { personId: from } });
}

/** A repetition of what a browser did before is still known for one: the key is the same, and the person is another. */
async function moveActs(transaction: Transaction, from: string, to: string): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Act" ("personId", "key", "digest", "documentId", "version", "etag", "created", "at")
    SELECT ${to}, "key", "digest", "documentId", "version", "etag", "created", "at"
    FROM "Act" WHERE "personId" = ${from}
    ON CONFLICT ("personId", "key") DO NOTHING`;
  await transaction.act.deleteMany({ where: { personId: from } });
}
