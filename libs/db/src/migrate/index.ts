export { authorMigration, forgetMigrations, withScratchDatabase } from './author.ts';
export { deployMigrations, migrationStatus, schemaDrift, type MigrationStatus } from './deploy.ts';
