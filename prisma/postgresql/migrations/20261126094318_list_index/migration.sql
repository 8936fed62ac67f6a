-- DropIndex
DROP INDEX "Document_ownerId_idx";

-- CreateIndex
CREATE INDEX "Document_ownerId_updatedAt_id_deletedAt_erased_idx" ON "Document"("ownerId", "updatedAt", "id", "deletedAt", "erased");
