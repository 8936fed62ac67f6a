-- CreateTable
CREATE TABLE "Lab" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "guard" TEXT NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "trial" BOOLEAN NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "startVersion" INTEGER NOT NULL,
    "joined" INTEGER NOT NULL DEFAULT 0,
    "lockHolder" TEXT,
    "lockToken" TEXT,
    "lockedUntil" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lab_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Lab_expiresAt_idx" ON "Lab"("expiresAt");

-- CreateIndex
CREATE INDEX "Lab_ownerId_idx" ON "Lab"("ownerId");
