-- AlterTable
ALTER TABLE "Lab" ADD COLUMN "followedAt" TIMESTAMP(3),
ADD COLUMN "recorded" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "told" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "LabJoin" (
    "labId" TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "personId" TEXT,
    "share" TEXT NOT NULL,

    CONSTRAINT "LabJoin_pkey" PRIMARY KEY ("labId","first")
);

-- CreateTable
CREATE TABLE "LabExchange" (
    "labId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "LabExchange_pkey" PRIMARY KEY ("labId","sequence")
);

-- CreateTable
CREATE TABLE "LabGate" (
    "labId" TEXT NOT NULL,
    "client" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "met" TEXT,
    "answered" BOOLEAN NOT NULL DEFAULT false,
    "opened" BOOLEAN NOT NULL DEFAULT false,
    "until" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LabGate_pkey" PRIMARY KEY ("labId","client","name")
);

-- CreateIndex
CREATE INDEX "LabGate_until_idx" ON "LabGate"("until");

-- AddForeignKey
ALTER TABLE "LabJoin" ADD CONSTRAINT "LabJoin_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LabExchange" ADD CONSTRAINT "LabExchange_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LabGate" ADD CONSTRAINT "LabGate_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab"("id") ON DELETE CASCADE ON UPDATE CASCADE;
