-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Lab" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "share" TEXT NOT NULL DEFAULT '',
    "guard" TEXT NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "trial" BOOLEAN NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "startVersion" INTEGER NOT NULL,
    "joined" INTEGER NOT NULL DEFAULT 0,
    "lockHolder" TEXT,
    "lockToken" TEXT,
    "lockedUntil" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);
INSERT INTO "new_Lab" ("createdAt", "expiresAt", "guard", "id", "joined", "lockHolder", "lockToken", "lockedUntil", "ownerId", "paused", "round", "startVersion", "trial") SELECT "createdAt", "expiresAt", "guard", "id", "joined", "lockHolder", "lockToken", "lockedUntil", "ownerId", "paused", "round", "startVersion", "trial" FROM "Lab";
DROP TABLE "Lab";
ALTER TABLE "new_Lab" RENAME TO "Lab";
CREATE INDEX "Lab_expiresAt_idx" ON "Lab"("expiresAt");
CREATE INDEX "Lab_ownerId_idx" ON "Lab"("ownerId");
CREATE INDEX "Lab_share_idx" ON "Lab"("share");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
