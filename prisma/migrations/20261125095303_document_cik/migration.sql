-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "cik" TEXT;
