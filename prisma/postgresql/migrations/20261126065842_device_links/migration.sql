-- CreateTable
CREATE TABLE "DeviceLink" (
    "digest" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "DeviceLink_pkey" PRIMARY KEY ("digest")
);

-- CreateIndex
CREATE INDEX "DeviceLink_personId_idx" ON "DeviceLink"("personId");

-- CreateIndex
CREATE INDEX "DeviceLink_expiresAt_idx" ON "DeviceLink"("expiresAt");
