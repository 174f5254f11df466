-- AlterTable
ALTER TABLE "LlmAllowedHost" ADD COLUMN     "reason" TEXT;
