-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "erased" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "invites" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "sharingVersion" INTEGER NOT NULL DEFAULT 1;
