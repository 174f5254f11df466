-- What lies in the trash shows itself only to a transaction that asks for it (libs/db/src/governance/see-trash.ts), so
-- that whoever forgets the trash gives nothing out of it: no list, no count, no text, no worker.
ALTER POLICY own_team ON "Document" USING (
  is_own_team("teamId") AND ("deletedAt" IS NULL OR coalesce(current_setting('app.trash', true), '') = 'shown')
);
