-- Events of before the chain carry no hash that could be checked. No portal in use has any.
DELETE FROM "AuditEvent";

-- CreateEnum
CREATE TYPE "Classification" AS ENUM ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL', 'RESTRICTED');

-- CreateEnum
CREATE TYPE "LlmReadingStatus" AS ENUM ('PENDING', 'RUNNING', 'DONE', 'FAILED');

-- AlterTable
ALTER TABLE "AuditEvent" DROP CONSTRAINT "AuditEvent_pkey",
DROP COLUMN "id",
ADD COLUMN     "hash" TEXT NOT NULL,
ADD COLUMN     "previousHash" TEXT NOT NULL,
ADD COLUMN     "requestId" TEXT,
ADD COLUMN     "sequence" INTEGER NOT NULL,
ALTER COLUMN "at" DROP DEFAULT,
ADD CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("teamId", "sequence");

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "classification" "Classification" NOT NULL DEFAULT 'INTERNAL',
ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deletedById" TEXT,
ADD COLUMN     "heldAt" TIMESTAMPTZ(3),
ADD COLUMN     "heldById" TEXT,
ADD COLUMN     "holdReason" TEXT;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "impersonatedBy" TEXT;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "banExpires" TIMESTAMP(3),
ADD COLUMN     "banReason" TEXT,
ADD COLUMN     "banned" BOOLEAN DEFAULT false,
ADD COLUMN     "role" TEXT DEFAULT 'user',
ADD COLUMN     "twoFactorEnabled" BOOLEAN DEFAULT false;

-- CreateTable
CREATE TABLE "twoFactor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failedVerificationCount" INTEGER DEFAULT 0,
    "lockedUntil" TIMESTAMP(3),

    CONSTRAINT "twoFactor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "publicKey" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "credentialID" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "deviceType" TEXT NOT NULL,
    "backedUp" BOOLEAN NOT NULL,
    "transports" TEXT,
    "createdAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP,
    "aaguid" TEXT,

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamGovernance" (
    "teamId" TEXT NOT NULL,
    "defaultClassification" "Classification" NOT NULL DEFAULT 'INTERNAL',
    "publicRetentionDays" INTEGER,
    "internalRetentionDays" INTEGER,
    "confidentialRetentionDays" INTEGER,
    "restrictedRetentionDays" INTEGER,
    "preferredReading" TEXT NOT NULL DEFAULT 'rules',
    "storageQuotaBytes" BIGINT,
    "pagesPerMonth" INTEGER,
    "documentsPerPersonPerDay" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TeamGovernance_pkey" PRIMARY KEY ("teamId")
);

-- CreateTable
CREATE TABLE "UsageDay" (
    "teamId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "documents" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "readMilliseconds" BIGINT NOT NULL DEFAULT 0,
    "ocrPages" INTEGER NOT NULL DEFAULT 0,
    "llmInputTokens" BIGINT NOT NULL DEFAULT 0,
    "llmOutputTokens" BIGINT NOT NULL DEFAULT 0,
    "llmCostMicros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "UsageDay_pkey" PRIMARY KEY ("teamId","day")
);

-- CreateTable
CREATE TABLE "LlmEndpoint" (
    "teamId" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "sealedApiKey" TEXT,
    "sends" TEXT NOT NULL DEFAULT 'text',
    "timeoutMilliseconds" INTEGER NOT NULL DEFAULT 60000,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "inputPriceMicros" BIGINT NOT NULL DEFAULT 0,
    "outputPriceMicros" BIGINT NOT NULL DEFAULT 0,
    "monthlyBudgetMicros" BIGINT,
    "approvedById" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "approvalReason" TEXT,
    "approvedUpTo" "Classification",
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "LlmEndpoint_pkey" PRIMARY KEY ("teamId")
);

-- CreateTable
CREATE TABLE "LlmAllowedHost" (
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "addedById" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LlmAllowedHost_pkey" PRIMARY KEY ("host","port")
);

-- CreateTable
CREATE TABLE "LlmReading" (
    "id" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "requestedById" TEXT,
    "status" "LlmReadingStatus" NOT NULL DEFAULT 'PENDING',
    "reasonCode" TEXT,
    "reasonMessage" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leaseExpiresAt" TIMESTAMPTZ(3),
    "notBefore" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "model" TEXT,
    "promptVersion" TEXT,
    "milliseconds" INTEGER,
    "inputTokens" INTEGER,
    "outputTokens" INTEGER,
    "isUsageEstimated" BOOLEAN NOT NULL DEFAULT false,
    "costMicros" BIGINT,
    "answer" JSONB,

    CONSTRAINT "LlmReading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "twoFactor_secret_idx" ON "twoFactor"("secret");

-- CreateIndex
CREATE INDEX "twoFactor_userId_idx" ON "twoFactor"("userId");

-- CreateIndex
CREATE INDEX "passkey_userId_idx" ON "passkey"("userId");

-- CreateIndex
CREATE INDEX "passkey_credentialID_idx" ON "passkey"("credentialID");

-- CreateIndex
CREATE INDEX "LlmReading_documentId_createdAt_idx" ON "LlmReading"("documentId", "createdAt");

-- CreateIndex
CREATE INDEX "LlmReading_teamId_createdAt_idx" ON "LlmReading"("teamId", "createdAt");

-- CreateIndex
CREATE INDEX "LlmReading_status_createdAt_idx" ON "LlmReading"("status", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEvent_teamId_action_at_idx" ON "AuditEvent"("teamId", "action", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_teamId_subject_idx" ON "AuditEvent"("teamId", "subject");

-- CreateIndex
CREATE INDEX "Document_teamId_deletedAt_idx" ON "Document"("teamId", "deletedAt");

-- CreateIndex
CREATE INDEX "Document_classification_createdAt_idx" ON "Document"("classification", "createdAt");

-- AddForeignKey
ALTER TABLE "twoFactor" ADD CONSTRAINT "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamGovernance" ADD CONSTRAINT "TeamGovernance_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LlmEndpoint" ADD CONSTRAINT "LlmEndpoint_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LlmReading" ADD CONSTRAINT "LlmReading_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The portal works as this role, not as the owner of the tables: row-level security holds for it, and it may not change
-- what was written into the audit log. It cannot sign in. The owner switches to it (libs/db/src/client.ts).
DO $$
BEGIN
  CREATE ROLE quantadvisor_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN EXECUTE format('GRANT quantadvisor_app TO %I', current_user); END $$;
GRANT USAGE ON SCHEMA public TO quantadvisor_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO quantadvisor_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO quantadvisor_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO quantadvisor_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO quantadvisor_app;
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEvent" FROM quantadvisor_app;

-- A row shows itself only to its own team, as the transaction or connection names it. `*` is all of them.
CREATE FUNCTION is_own_team(team TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT team = current_setting('app.team', true) OR current_setting('app.team', true) = '*' $$;

ALTER TABLE "Document" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "Document" USING (is_own_team("teamId"));

ALTER TABLE "DocumentPage" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "DocumentPage" USING (is_own_team("teamId"));

ALTER TABLE "DocumentTable" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "DocumentTable" USING (is_own_team("teamId"));

ALTER TABLE "DocumentCorrection" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "DocumentCorrection" USING (is_own_team("teamId"));

ALTER TABLE "PageReading" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "PageReading" USING (is_own_team("teamId"));

ALTER TABLE "AuditEvent" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "AuditEvent" USING (is_own_team("teamId"));

ALTER TABLE "TeamGovernance" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "TeamGovernance" USING (is_own_team("teamId"));

ALTER TABLE "UsageDay" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "UsageDay" USING (is_own_team("teamId"));

ALTER TABLE "LlmEndpoint" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "LlmEndpoint" USING (is_own_team("teamId"));

ALTER TABLE "LlmReading" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "LlmReading" USING (is_own_team("teamId"));
