import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { DatabaseDocuments } from './database-documents';
import { findRewound } from './rewound';

for (const provider of PROVIDERS) {
  describe(`a backup that was put back on ${provider}`, () => {
    const opened = openedDatabase(provider);

    it('says to which version each document went back', async () => {
      const database = opened();
      expect(await findRewound(database)).toBeNull();
      const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
      const common = { ownerId: 'ana', createdAt: at(1), updatedAt: at(1) };
      const written = {
        inlineText: '{}',
        title: '',
        excerpt: '',
        size: 2,
        authorId: 'ana',
        authorName: 'Ana',
      };
      for (const [id, seconds] of [
        ['a', [1, 2, 4]],
        ['b', [4]],
      ] as const) {
        await database.readClient.document.create({
          data: { ...common, id, etag: 'x', version: seconds.length },
        });
        for (const [at_, second] of seconds.entries()) {
          await database.readClient.revision.create({
            data: {
              ...written,
              documentId: id,
              version: at_ + 1,
              etag: `${at_ + 1}-x`,
              savedAt: at(second),
              linesAdded: 0,
              linesRemoved: 0,
            },
          });
        }
      }
      const value = `0a1b2c3d ${at(2).toISOString()} ${at(9).toISOString()}`;
      await database.readClient.setting.create({ data: { key: 'rewound', value } });
      expect(await findRewound(database)).toEqual({ id: '0a1b2c3d', to: at(2), at: at(9) });
      const documents = new DatabaseDocuments(database);
      expect(await documents.rewoundTo('a')).toEqual({ documentId: 'a', version: 2, etag: '2-x' });
      expect(await documents.rewoundTo('b')).toBeNull();
    });
  });
}
