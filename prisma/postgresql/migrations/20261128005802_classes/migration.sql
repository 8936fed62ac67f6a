-- AlterTable
ALTER TABLE "Lab" ADD COLUMN     "challenge" TEXT,
ADD COLUMN     "goneAt" TIMESTAMP(3),
ADD COLUMN     "goneSequence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "goneVersion" INTEGER,
ADD COLUMN     "progressed" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "LabExchange" ADD COLUMN     "endedAt" TIMESTAMP(3),
ADD COLUMN     "wrote" INTEGER;

-- CreateTable
CREATE TABLE "LabPlace" (
    "labId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "LabPlace_pkey" PRIMARY KEY ("labId","place")
);

-- CreateTable
CREATE TABLE "LabProgress" (
    "labId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "challenge" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prediction" TEXT,
    "reachedAt" TIMESTAMP(3),
    "changed" INTEGER NOT NULL,

    CONSTRAINT "LabProgress_pkey" PRIMARY KEY ("labId","place","challenge")
);

-- CreateTable
CREATE TABLE "LabTeacher" (
    "labId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "LabTeacher_pkey" PRIMARY KEY ("labId","personId")
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

-- AddForeignKey
ALTER TABLE "LabPlace" ADD CONSTRAINT "LabPlace_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LabProgress" ADD CONSTRAINT "LabProgress_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LabTeacher" ADD CONSTRAINT "LabTeacher_labId_fkey" FOREIGN KEY ("labId") REFERENCES "Lab"("id") ON DELETE CASCADE ON UPDATE CASCADE;
