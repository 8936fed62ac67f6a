-- AlterTable
ALTER TABLE "Lab" ADD COLUMN "goneSequence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Lab" ADD COLUMN "goneVersion" INTEGER;
ALTER TABLE "Lab" ADD COLUMN "goneAt" DATETIME;
ALTER TABLE "Lab" ADD COLUMN "challenge" TEXT;
ALTER TABLE "Lab" ADD COLUMN "progressed" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "LabExchange" ADD COLUMN "endedAt" DATETIME;
ALTER TABLE "LabExchange" ADD COLUMN "wrote" INTEGER;

-- CreateTable
CREATE TABLE "LabPlace" (
    "labId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    PRIMARY KEY ("labId", "place"),
    CONSTRAINT "LabPlace_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LabProgress" (
    "labId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "challenge" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prediction" TEXT,
    "reachedAt" DATETIME,
    "changed" INTEGER NOT NULL,

    PRIMARY KEY ("labId", "place", "challenge"),
    CONSTRAINT "LabProgress_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LabTeacher" (
    "labId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("labId", "personId"),
    CONSTRAINT "LabTeacher_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LabPlace_personId_idx" ON "LabPlace"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "LabPlace_labId_personId_key" ON "LabPlace"("labId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "LabPlace_labId_key_key" ON "LabPlace"("labId", "key");

-- CreateIndex
CREATE INDEX "LabProgress_labId_changed_idx" ON "LabProgress"("labId", "changed");

-- CreateIndex
CREATE INDEX "LabTeacher_personId_idx" ON "LabTeacher"("personId");
