-- CreateTable
CREATE TABLE "SearchText" (
    "documentId" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "SearchText_pkey" PRIMARY KEY ("documentId")
);

-- AddForeignKey
ALTER TABLE "SearchText" ADD CONSTRAINT "SearchText_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Characters that had a meaning in LIKE were kept as their full-width forms, which folding leaves nowhere else.
INSERT INTO "SearchText" ("documentId", "text")
SELECT "id", replace(replace(replace("searchText", '％', '%'), '＿', '_'), '＼', '\') FROM "Document";

ALTER TABLE "Document" DROP COLUMN "searchText";
