import { isUniqueViolation } from '@/lib/server/database/errors';
import type { Services } from '@/lib/server/services';
import type { SignedIn } from './provider';

type Ground = Pick<Services, 'database' | 'ports'>;

/** Whether somebody has an account, and so a way back to what is theirs. */
export async function hasAccount({ database }: Pick<Ground, 'database'>, personId: string): Promise<boolean> {
  return (await database.readClient.account.findUnique({ where: { personId } })) !== null;
}

/**
 * Who an account is. The first time that is the person `here`, so that what they made stays theirs, unless they have
 * another account: then two people share a browser, and this one is somebody new.
 */
export async function personOfAccount(ground: Ground, account: SignedIn, here: string): Promise<string> {
  try {
    return await findOrBind(ground, account, here);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Somebody else bound this account, or gave this person another, at the same moment: now it can be found.
    return findOrBind(ground, account, here);
  }
}

function findOrBind({ database, ports }: Ground, account: SignedIn, here: string): Promise<string> {
  const { issuer, subject } = account;
  return database.write(async (transaction) => {
    const known = await transaction.account.findUnique({ where: { issuer_subject: { issuer, subject } } });
    if (known) return known.personId;
    const another = await transaction.account.findUnique({ where: { personId: here } });
    const personId = another ? ports.newId() : here;
    const createdAt = new Date(ports.now());
    await transaction.account.create({ data: { issuer, subject, personId, createdAt } });
    return personId;
  });
}
