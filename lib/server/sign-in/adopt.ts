import type { Services } from '@/lib/server/services';

/** Gives whatever one person owns to another. */
export async function adopt({ database }: Services, from: string, to: string): Promise<void> {
  await database.write((transaction) =>
    transaction.document.updateMany({ where: { ownerId: from }, data: { ownerId: to } }),
  );
}
