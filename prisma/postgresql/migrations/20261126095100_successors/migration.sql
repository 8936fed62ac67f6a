-- CreateTable
CREATE TABLE "Successor" (
    "personId" TEXT NOT NULL,
    "successorId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Successor_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "Successor_successorId_idx" ON "Successor"("successorId");
