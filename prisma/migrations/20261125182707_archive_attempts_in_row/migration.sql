-- AlterTable
ALTER TABLE "Archive" ADD COLUMN     "attemptsInRow" INTEGER NOT NULL DEFAULT 0;
