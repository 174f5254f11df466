-- CreateEnum
CREATE TYPE "DocumentStatus" AS ENUM ('PENDING', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'REJECTED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "FigureKind" AS ENUM ('published', 'computed', 'imported', 'illustrative');

-- CreateEnum
CREATE TYPE "FigureVerification" AS ENUM ('fetched', 'derived', 'remembered');

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,
    "activeOrganizationId" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMP(3),
    "refreshTokenExpiresAt" TIMESTAMP(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "logo" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "metadata" TEXT,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'viewer',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "inviterId" TEXT NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "apikey" (
    "id" TEXT NOT NULL,
    "configId" TEXT NOT NULL DEFAULT 'default',
    "name" TEXT,
    "start" TEXT,
    "referenceId" TEXT NOT NULL,
    "prefix" TEXT,
    "key" TEXT NOT NULL,
    "refillInterval" INTEGER,
    "refillAmount" INTEGER,
    "lastRefillAt" TIMESTAMP(3),
    "enabled" BOOLEAN DEFAULT true,
    "rateLimitEnabled" BOOLEAN DEFAULT true,
    "rateLimitTimeWindow" INTEGER,
    "rateLimitMax" INTEGER,
    "requestCount" INTEGER NOT NULL DEFAULT 0,
    "remaining" INTEGER,
    "lastRequest" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "permissions" TEXT,
    "metadata" TEXT,

    CONSTRAINT "apikey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "uploadedById" TEXT,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "DocumentStatus" NOT NULL DEFAULT 'PENDING',
    "reasonCode" TEXT,
    "reasonMessage" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "attemptsInRow" INTEGER NOT NULL DEFAULT 0,
    "leaseOwner" TEXT,
    "leaseExpiresAt" TIMESTAMPTZ(3),
    "notBefore" TIMESTAMPTZ(3),
    "queuedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "progressStage" TEXT,
    "progressPage" INTEGER,
    "progressPages" INTEGER,
    "engine" TEXT,
    "pageSegmentation" INTEGER,
    "pageCount" INTEGER,
    "tableCount" INTEGER,
    "confidence" DOUBLE PRECISION,
    "docType" TEXT,
    "companyName" TEXT,
    "documentDate" TEXT,
    "fields" JSONB,
    "pii" JSONB,
    "warnings" TEXT[],
    "duplicateOfId" TEXT,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentPage" (
    "documentId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "width" DOUBLE PRECISION NOT NULL,
    "height" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "text" TEXT NOT NULL,
    "words" JSONB NOT NULL,

    CONSTRAINT "DocumentPage_pkey" PRIMARY KEY ("documentId","number")
);

-- CreateTable
CREATE TABLE "DocumentTable" (
    "documentId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "page" INTEGER NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "DocumentTable_pkey" PRIMARY KEY ("documentId","index")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "teamId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB,
    "ipAddress" TEXT,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Worker" (
    "id" TEXT NOT NULL,
    "hostName" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "concurrency" INTEGER NOT NULL,
    "residentBytes" BIGINT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "loadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "licence" TEXT,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Model" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "datasetId" TEXT NOT NULL,

    CONSTRAINT "Model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelParameter" (
    "modelId" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "count" BIGINT,
    "kind" "FigureKind" NOT NULL,
    "verification" "FigureVerification" NOT NULL,
    "sourceId" TEXT NOT NULL,
    "location" TEXT,
    "note" TEXT,

    CONSTRAINT "ModelParameter_pkey" PRIMARY KEY ("modelId","component")
);

-- CreateTable
CREATE TABLE "ModelArchitecture" (
    "modelId" TEXT NOT NULL,
    "layers" INTEGER NOT NULL,
    "globalLayers" INTEGER NOT NULL,
    "localLayers" INTEGER NOT NULL,
    "localGlobalPattern" TEXT NOT NULL,
    "slidingWindow" INTEGER NOT NULL,
    "hiddenSize" INTEGER NOT NULL,
    "feedForwardSize" INTEGER NOT NULL,
    "attentionHeads" INTEGER NOT NULL,
    "kvHeads" INTEGER NOT NULL,
    "headDimension" INTEGER NOT NULL,
    "vocabularySize" INTEGER NOT NULL,
    "layersWithOwnKvCache" INTEGER,
    "visionEncoder" TEXT,
    "visionTokensPerImage" INTEGER,
    "kind" "FigureKind" NOT NULL,
    "verification" "FigureVerification" NOT NULL,
    "sourceId" TEXT NOT NULL,
    "location" TEXT,
    "note" TEXT,
    "maxContext" INTEGER NOT NULL,
    "maxContextVerification" "FigureVerification" NOT NULL,
    "maxContextSourceId" TEXT NOT NULL,
    "maxContextNote" TEXT,

    CONSTRAINT "ModelArchitecture_pkey" PRIMARY KEY ("modelId")
);

-- CreateTable
CREATE TABLE "MemoryFootprint" (
    "modelId" TEXT NOT NULL,
    "precision" TEXT NOT NULL,
    "withKvCache" BOOLEAN NOT NULL,
    "gigabytes" DOUBLE PRECISION NOT NULL,
    "contextTokens" INTEGER NOT NULL,
    "datasetId" TEXT NOT NULL,
    "kind" "FigureKind" NOT NULL,
    "verification" "FigureVerification" NOT NULL,
    "sourceId" TEXT NOT NULL,
    "location" TEXT,
    "note" TEXT,

    CONSTRAINT "MemoryFootprint_pkey" PRIMARY KEY ("modelId","precision","withKvCache")
);

-- CreateTable
CREATE TABLE "Benchmark" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "higherIsBetter" BOOLEAN NOT NULL,

    CONSTRAINT "Benchmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BenchmarkSuite" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "BenchmarkSuite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvaluatedModel" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "baseModelId" TEXT,
    "openWeights" BOOLEAN,
    "architecture" TEXT,
    "parametersText" TEXT,

    CONSTRAINT "EvaluatedModel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BenchmarkResult" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "benchmarkId" TEXT NOT NULL,
    "suiteId" TEXT NOT NULL,
    "evaluatedId" TEXT NOT NULL,
    "tuning" TEXT,
    "precision" TEXT,
    "value" DOUBLE PRECISION NOT NULL,
    "lower" DOUBLE PRECISION,
    "upper" DOUBLE PRECISION,
    "sampleSize" INTEGER,
    "rank" INTEGER,
    "contextTokens" INTEGER,
    "condition" TEXT,
    "asOf" DATE,
    "datasetId" TEXT NOT NULL,
    "kind" "FigureKind" NOT NULL,
    "verification" "FigureVerification" NOT NULL,
    "sourceId" TEXT NOT NULL,
    "location" TEXT,
    "note" TEXT,

    CONSTRAINT "BenchmarkResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AbilityBenchmark" (
    "tuning" TEXT NOT NULL,
    "ability" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "suiteId" TEXT NOT NULL,
    "benchmarkId" TEXT NOT NULL,

    CONSTRAINT "AbilityBenchmark_pkey" PRIMARY KEY ("tuning","ability","suiteId","benchmarkId")
);

-- CreateTable
CREATE TABLE "Accelerator" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "note" TEXT,
    "datasetId" TEXT NOT NULL,

    CONSTRAINT "Accelerator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AcceleratorFigure" (
    "acceleratorId" TEXT NOT NULL,
    "quantity" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "kind" "FigureKind" NOT NULL,
    "verification" "FigureVerification" NOT NULL,
    "sourceId" TEXT NOT NULL,
    "location" TEXT,
    "note" TEXT,

    CONSTRAINT "AcceleratorFigure_pkey" PRIMARY KEY ("acceleratorId","quantity")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "organization_slug_key" ON "organization"("slug");

-- CreateIndex
CREATE INDEX "member_userId_idx" ON "member"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "member_organizationId_userId_key" ON "member"("organizationId", "userId");

-- CreateIndex
CREATE INDEX "invitation_organizationId_idx" ON "invitation"("organizationId");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE INDEX "apikey_key_idx" ON "apikey"("key");

-- CreateIndex
CREATE INDEX "apikey_referenceId_idx" ON "apikey"("referenceId");

-- CreateIndex
CREATE INDEX "Document_teamId_createdAt_id_idx" ON "Document"("teamId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Document_teamId_sha256_idx" ON "Document"("teamId", "sha256");

-- CreateIndex
CREATE INDEX "Document_status_createdAt_idx" ON "Document"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Document_status_leaseExpiresAt_idx" ON "Document"("status", "leaseExpiresAt");

-- CreateIndex
CREATE INDEX "AuditEvent_teamId_at_idx" ON "AuditEvent"("teamId", "at");

-- CreateIndex
CREATE INDEX "Model_datasetId_idx" ON "Model"("datasetId");

-- CreateIndex
CREATE INDEX "ModelParameter_sourceId_idx" ON "ModelParameter"("sourceId");

-- CreateIndex
CREATE INDEX "ModelArchitecture_sourceId_idx" ON "ModelArchitecture"("sourceId");

-- CreateIndex
CREATE INDEX "ModelArchitecture_maxContextSourceId_idx" ON "ModelArchitecture"("maxContextSourceId");

-- CreateIndex
CREATE INDEX "MemoryFootprint_datasetId_idx" ON "MemoryFootprint"("datasetId");

-- CreateIndex
CREATE INDEX "MemoryFootprint_sourceId_idx" ON "MemoryFootprint"("sourceId");

-- CreateIndex
CREATE INDEX "EvaluatedModel_baseModelId_idx" ON "EvaluatedModel"("baseModelId");

-- CreateIndex
CREATE INDEX "BenchmarkResult_suiteId_position_idx" ON "BenchmarkResult"("suiteId", "position");

-- CreateIndex
CREATE INDEX "BenchmarkResult_benchmarkId_idx" ON "BenchmarkResult"("benchmarkId");

-- CreateIndex
CREATE INDEX "BenchmarkResult_evaluatedId_idx" ON "BenchmarkResult"("evaluatedId");

-- CreateIndex
CREATE INDEX "BenchmarkResult_datasetId_idx" ON "BenchmarkResult"("datasetId");

-- CreateIndex
CREATE INDEX "BenchmarkResult_sourceId_idx" ON "BenchmarkResult"("sourceId");

-- CreateIndex
CREATE INDEX "Accelerator_datasetId_idx" ON "Accelerator"("datasetId");

-- CreateIndex
CREATE INDEX "AcceleratorFigure_sourceId_idx" ON "AcceleratorFigure"("sourceId");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_inviterId_fkey" FOREIGN KEY ("inviterId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "Document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentPage" ADD CONSTRAINT "DocumentPage_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentTable" ADD CONSTRAINT "DocumentTable_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Model" ADD CONSTRAINT "Model_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelParameter" ADD CONSTRAINT "ModelParameter_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelParameter" ADD CONSTRAINT "ModelParameter_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelArchitecture" ADD CONSTRAINT "ModelArchitecture_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelArchitecture" ADD CONSTRAINT "ModelArchitecture_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelArchitecture" ADD CONSTRAINT "ModelArchitecture_maxContextSourceId_fkey" FOREIGN KEY ("maxContextSourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryFootprint" ADD CONSTRAINT "MemoryFootprint_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "Model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryFootprint" ADD CONSTRAINT "MemoryFootprint_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryFootprint" ADD CONSTRAINT "MemoryFootprint_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvaluatedModel" ADD CONSTRAINT "EvaluatedModel_baseModelId_fkey" FOREIGN KEY ("baseModelId") REFERENCES "Model"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkResult" ADD CONSTRAINT "BenchmarkResult_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Benchmark"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkResult" ADD CONSTRAINT "BenchmarkResult_suiteId_fkey" FOREIGN KEY ("suiteId") REFERENCES "BenchmarkSuite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkResult" ADD CONSTRAINT "BenchmarkResult_evaluatedId_fkey" FOREIGN KEY ("evaluatedId") REFERENCES "EvaluatedModel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkResult" ADD CONSTRAINT "BenchmarkResult_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkResult" ADD CONSTRAINT "BenchmarkResult_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Accelerator" ADD CONSTRAINT "Accelerator_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AcceleratorFigure" ADD CONSTRAINT "AcceleratorFigure_acceleratorId_fkey" FOREIGN KEY ("acceleratorId") REFERENCES "Accelerator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AcceleratorFigure" ADD CONSTRAINT "AcceleratorFigure_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
