-- CreateTable
CREATE TABLE "AbilityMapping" (
    "tuning" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "members" JSONB,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedById" TEXT,

    CONSTRAINT "AbilityMapping_pkey" PRIMARY KEY ("tuning")
);

-- CreateIndex
CREATE INDEX "AbilityMapping_changedById_idx" ON "AbilityMapping"("changedById");

-- AddForeignKey
ALTER TABLE "AbilityMapping" ADD CONSTRAINT "AbilityMapping_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
