-- DropIndex
DROP INDEX "Revision_etag_idx";

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "namesVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "restored" INTEGER;

-- CreateTable
CREATE TABLE "LineStep" (
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,
    "step" TEXT NOT NULL,

    CONSTRAINT "LineStep_pkey" PRIMARY KEY ("documentId","version")
);

-- CreateTable
CREATE TABLE "VersionName" (
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "change" INTEGER NOT NULL,

    CONSTRAINT "VersionName_pkey" PRIMARY KEY ("documentId","version")
);

-- CreateIndex
CREATE INDEX "Revision_documentId_etag_version_idx" ON "Revision"("documentId", "etag", "version");

-- AddForeignKey
ALTER TABLE "LineStep" ADD CONSTRAINT "LineStep_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionName" ADD CONSTRAINT "VersionName_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;
