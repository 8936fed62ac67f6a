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
CREATE INDEX "Document_listed_idx" ON "Document"("ownerId", "updatedAt", "id", "version", "searched", "searchKey", "size") WHERE "deletedAt" IS NULL AND "erased" = false;
CREATE INDEX "Document_deleted_idx" ON "Document"("ownerId", "updatedAt", "id", "version", "searched", "searchKey", "size") WHERE "deletedAt" IS NOT NULL AND "erased" = false;

-- The grams of each text apart from the text, of which the models know nothing. What the index names is looked up in few
-- pages: a row has no more than where its grams are.
CREATE TABLE "SearchGrams" (
    "key" INTEGER NOT NULL,
    "grams" INTEGER[] NOT NULL,

    CONSTRAINT "SearchGrams_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "SearchGrams_key_fkey" FOREIGN KEY ("key") REFERENCES "SearchText"("key") ON DELETE CASCADE ON UPDATE CASCADE
) WITH (toast_tuple_target = 128);
-- They do not get shorter. How often each is there takes long to count, and the index is always the way to them.
ALTER TABLE "SearchGrams" ALTER COLUMN "grams" SET STORAGE EXTERNAL, ALTER COLUMN "grams" SET STATISTICS 0;
DROP INDEX "SearchText_grams_idx";
ALTER TABLE "SearchText" DROP COLUMN "grams";
-- What is brought waits to be sorted in, and every search looks through all that waits: so that is little.
CREATE INDEX "SearchGrams_grams_idx" ON "SearchGrams" USING GIN ("grams") WITH (gin_pending_list_limit = 256);
