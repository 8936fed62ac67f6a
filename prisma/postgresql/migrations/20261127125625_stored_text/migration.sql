-- What a version says moves to a table of its own while people work: see lib/server/database/move-texts.ts. A release from
-- before that, where it still runs, has to fail rather than find texts empty, so the column has another name.
ALTER TABLE "Revision" RENAME COLUMN "content" TO "inlineText";

-- CreateTable
CREATE TABLE "StoredText" (
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "StoredText_pkey" PRIMARY KEY ("documentId","version")
);

-- AddForeignKey
ALTER TABLE "StoredText" ADD CONSTRAINT "StoredText_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- It is compressed already.
ALTER TABLE "StoredText" ALTER COLUMN "data" SET STORAGE EXTERNAL;
