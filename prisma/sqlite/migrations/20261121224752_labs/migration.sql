-- CreateTable
CREATE TABLE "Lab" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
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

-- CreateIndex
CREATE INDEX "Lab_expiresAt_idx" ON "Lab"("expiresAt");

-- CreateIndex
CREATE INDEX "Lab_ownerId_idx" ON "Lab"("ownerId");
