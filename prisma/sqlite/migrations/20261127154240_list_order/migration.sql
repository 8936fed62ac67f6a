-- DropIndex
DROP INDEX "Document_ownerId_updatedAt_id_deletedAt_erased_idx";

-- AlterTable
ALTER TABLE "Document" ADD COLUMN "searchKey" INTEGER;
ALTER TABLE "Document" ADD COLUMN "size" INTEGER NOT NULL DEFAULT 0;

-- What is searched in is brought anew, for there are more grams, and each document is to say by which key it is known.
UPDATE "Document" SET
  "size" = COALESCE((SELECT "Revision"."size" FROM "Revision" WHERE "documentId" = "Document"."id" AND "Revision"."version" = "Document"."version"), 0),
  "searched" = CASE WHEN "searched" > 0 THEN 0 ELSE "searched" END;

-- A person's own documents in the order of their lists, with all that says in which of them a search has to look. Indexes of
-- some rows only, of which the models know nothing.
CREATE INDEX "Document_listed_idx" ON "Document"("ownerId", "updatedAt", "id", "version", "searched", "searchKey", "size", "deletedAt", "erased") WHERE "deletedAt" IS NULL AND "erased" = false;
CREATE INDEX "Document_deleted_idx" ON "Document"("ownerId", "updatedAt", "id", "version", "searched", "searchKey", "size", "deletedAt", "erased") WHERE "deletedAt" IS NOT NULL AND "erased" = false;
