-- CreateTable
CREATE TABLE "Successor" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "successorId" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Successor_successorId_idx" ON "Successor"("successorId");
