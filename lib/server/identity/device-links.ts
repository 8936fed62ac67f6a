import { adoptWithin } from '@/lib/server/database/adopt';
import type { Database } from '@/lib/server/database/database';
import { digestOf, randomSecret } from './secret';

/** How long a link lasts, in milliseconds. */
const LASTS = 5 * 60_000;
/** How long after its end it can still be said to be over. */
const REMEMBERED = 24 * 60 * 60_000;

interface Ground {
  readonly database: Database;
  readonly ports: { now(): number };
}

/** Whom a link makes a browser, and until when. */
export interface DeviceLink {
  readonly personId: string;
  readonly expiresAt: Date;
}

/** What a secret is worth: a link, one that is over, or nothing. */
type Outcome = DeviceLink | 'used' | 'expired' | null;

/** Makes a link by which one other browser becomes the same person. Its secret is kept nowhere. */
export async function makeDeviceLink(
  { database, ports }: Ground,
  personId: string,
): Promise<{ readonly secret: string; readonly expiresAt: Date }> {
  const secret = randomSecret();
  const expiresAt = new Date(ports.now() + LASTS);
  const data = { digest: digestOf(secret), personId, expiresAt };
  await database.write((transaction) => transaction.deviceLink.create({ data }));
  return { secret, expiresAt };
}

/** What a secret is worth now. Changes nothing. */
export async function findDeviceLink({ database, ports }: Ground, secret: string): Promise<Outcome> {
  const link = await database.readClient.deviceLink.findUnique({ where: { digest: digestOf(secret) } });
  if (!link) return null;
  if (link.usedAt) return 'used';
  return ports.now() < link.expiresAt.getTime() ? link : 'expired';
}

/**
 * Uses a link, and gives its person all that whoever uses it has (`null`: nobody yet), as one transaction: no crash leaves a
 * link used and documents behind. One statement decides, so that of any number at once exactly one does.
 */
export async function takeDeviceLink(
  ground: Ground & { readonly live: { announce(documentId: string): void } },
  secret: string,
  by: string | null,
): Promise<Outcome> {
  const found = await findDeviceLink(ground, secret);
  if (found === null || typeof found === 'string') return found;
  const now = new Date(ground.ports.now());
  const used = await ground.database.write(async (transaction) => {
    const [link] = await transaction.deviceLink.updateManyAndReturn({
      where: { digest: digestOf(secret), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (!link) return null;
    return { link, adopted: by === null ? [] : await adoptWithin(transaction, by, link.personId, now) };
  });
  if (!used) return findDeviceLink(ground, secret);
  for (const documentId of used.adopted) ground.live.announce(documentId);
  return used.link;
}

/** Removes links that were over long ago. */
export async function forgetDeviceLinks({ database, ports }: Ground): Promise<void> {
  const before = new Date(ports.now() - REMEMBERED);
  await database.write((transaction) =>
    transaction.deviceLink.deleteMany({ where: { expiresAt: { lt: before } } }),
  );
}
