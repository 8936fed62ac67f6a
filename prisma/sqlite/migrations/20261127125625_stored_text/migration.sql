-- What a version says moves to a table of its own while people work: see lib/server/database/move-texts.ts. A release from
-- before that, where it still runs, has to fail rather than find texts empty, so the column has another name.
ALTER TABLE "Revision" RENAME COLUMN "content" TO "inlineText";

-- CreateTable
CREATE TABLE "StoredText" (
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "data" BLOB NOT NULL,

    PRIMARY KEY ("documentId", "version"),
    CONSTRAINT "StoredText_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
