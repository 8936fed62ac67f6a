-- AlterTable
ALTER TABLE "Document" ADD COLUMN "searched" INTEGER NOT NULL DEFAULT 0;

-- Nobody finds a lab's document by searching. Its id is a UUID of version 8.
UPDATE "Document" SET "searched" = -1 WHERE substr("id", 15, 1) = '8';

-- What has yet to be brought. An index of some rows only, of which the models know nothing.
CREATE INDEX "Document_unsearched_idx" ON "Document"("searched", "version", "id") WHERE "searched" >= 0 AND "searched" <> "version";

-- What was searched in is brought anew, for it is to be found by an index now. Until then documents are read themselves.
DROP TABLE "SearchText";

-- CreateTable
CREATE TABLE "SearchText" (
    "key" SERIAL NOT NULL,
    "documentId" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "SearchText_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "SearchText_documentId_key" ON "SearchText"("documentId");

-- AddForeignKey
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The grams of each text, of which the models know nothing.
ALTER TABLE "SearchText" ADD COLUMN "grams" INTEGER[] NOT NULL DEFAULT '{}';
CREATE INDEX "SearchText_grams_idx" ON "SearchText" USING GIN ("grams");
