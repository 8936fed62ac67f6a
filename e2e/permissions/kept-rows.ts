import type { Database } from '@/lib/server/database/database';

/** All that the database has of a document. */
export type KeptRows = Awaited<ReturnType<typeof keepRows>>;

/** What the database has of a document just now, so that it can be put back. */
export function keepRows({ readClient }: Database, id: string) {
  return readClient.document.findUniqueOrThrow({
    where: { id },
    include: {
      revisions: true,
      visits: true,
      acts: true,
      lineSteps: true,
      versionNames: true,
      searchText: true,
      storedTexts: true,
    },
  });
}

/** Makes a document again what it was, to its last row: as good as a new one, and far sooner had. */
export async function putBack(database: Database, kept: KeptRows): Promise<void> {
  const { revisions, visits, acts, lineSteps, versionNames, searchText, storedTexts, ...document } = kept;
  await database.write(async (transaction) => {
    await transaction.document.delete({ where: { id: document.id } });
    await transaction.document.create({ data: document });
    await transaction.revision.createMany({ data: revisions });
    await transaction.visit.createMany({ data: visits });
    await transaction.act.createMany({ data: acts });
    await transaction.lineStep.createMany({ data: lineSteps });
    await transaction.versionName.createMany({ data: versionNames });
    await transaction.storedText.createMany({ data: storedTexts });
    if (searchText) await transaction.searchText.create({ data: searchText });
  });
}
