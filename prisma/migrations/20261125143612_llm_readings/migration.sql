-- AlterTable
ALTER TABLE "LlmEndpoint" ADD COLUMN     "isAutomatic" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isStreamed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "LlmReading" ADD COLUMN     "imagePages" INTEGER[],
ADD COLUMN     "isCut" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "textPages" INTEGER[];
