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

/** Uses a link. One statement decides, so that of any number at once exactly one does. */
export async function takeDeviceLink(ground: Ground, secret: string): Promise<Outcome> {
  const found = await findDeviceLink(ground, secret);
  if (found === null || typeof found === 'string') return found;
  const now = new Date(ground.ports.now());
  const [taken] = await ground.database.write((transaction) =>
    transaction.deviceLink.updateManyAndReturn({
      where: { digest: digestOf(secret), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    }),
  );
  return taken ?? findDeviceLink(ground, secret);
}

/** Removes links that were over long ago. */
export async function forgetDeviceLinks({ database, ports }: Ground): Promise<void> {
  const before = new Date(ports.now() - REMEMBERED);
  await database.write((transaction) =>
    transaction.deviceLink.deleteMany({ where: { expiresAt: { lt: before } } }),
  );
}
