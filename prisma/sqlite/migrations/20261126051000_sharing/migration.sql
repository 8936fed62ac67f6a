-- Columns are added in place: making the table anew would drop it, and with it all that refers to it.
ALTER TABLE "Document" ADD COLUMN "invites" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Document" ADD COLUMN "sharingVersion" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Document" ADD COLUMN "erased" BOOLEAN NOT NULL DEFAULT false;
