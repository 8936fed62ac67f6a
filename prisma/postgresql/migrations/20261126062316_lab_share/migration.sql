-- AlterTable
ALTER TABLE "Lab" ADD COLUMN     "share" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "Lab_share_idx" ON "Lab"("share");
