-- DropIndex
DROP INDEX "Revision_etag_idx";

-- AlterTable
ALTER TABLE "Document" ADD COLUMN "namesVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN "restored" INTEGER;

-- CreateTable
CREATE TABLE "LineStep" (
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,
    "step" TEXT NOT NULL,

    PRIMARY KEY ("documentId", "version"),
    CONSTRAINT "LineStep_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VersionName" (
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "change" INTEGER NOT NULL,

    PRIMARY KEY ("documentId", "version"),
    CONSTRAINT "VersionName_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Revision_documentId_etag_version_idx" ON "Revision"("documentId", "etag", "version");
