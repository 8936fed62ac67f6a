-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "changedLines" TEXT NOT NULL DEFAULT '[]';
