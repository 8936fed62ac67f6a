-- CreateTable
CREATE TABLE "Act" (
    "personId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "etag" TEXT,
    "created" BOOLEAN NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "key"),
    CONSTRAINT "Act_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Act_documentId_idx" ON "Act"("documentId");

-- CreateIndex
CREATE INDEX "Act_at_idx" ON "Act"("at");
