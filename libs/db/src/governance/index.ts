export { checkUpload } from './check-quotas.ts';
export { classifyDocument } from './classify-document.ts';
export { deleteDue } from './delete-due.ts';
export { findOrphans, takeSweepTurn, type FileOwner } from './find-orphans.ts';
export type { RemoveFiles } from './delete-for-good.ts';
export { holdDocument, releaseDocument } from './legal-hold.ts';
export { previewRetention } from './preview-retention.ts';
export { getTeamRules, putTeamRules } from './team-rules.ts';
export { findTrash, restoreDocument } from './trash.ts';
