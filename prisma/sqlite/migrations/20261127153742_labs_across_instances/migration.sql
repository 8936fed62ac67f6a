-- AlterTable
ALTER TABLE "Lab" ADD COLUMN "told" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Lab" ADD COLUMN "recorded" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Lab" ADD COLUMN "followedAt" DATETIME;

-- CreateTable
CREATE TABLE "LabJoin" (
    "labId" TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "personId" TEXT,
    "share" TEXT NOT NULL,

    PRIMARY KEY ("labId", "first"),
    CONSTRAINT "LabJoin_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LabExchange" (
    "labId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("labId", "sequence"),
    CONSTRAINT "LabExchange_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LabGate" (
    "labId" TEXT NOT NULL,
    "client" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "met" TEXT,
    "answered" BOOLEAN NOT NULL DEFAULT false,
    "opened" BOOLEAN NOT NULL DEFAULT false,
    "until" DATETIME NOT NULL,

    PRIMARY KEY ("labId", "client", "name"),
    CONSTRAINT "LabGate_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LabGate_until_idx" ON "LabGate"("until");
