export { announceEndedBatches, announceEndedDocuments } from './announce.ts';
export { findDeliveries, getDelivery, requestTest, sendAgain } from './deliveries.ts';
export { changeWebhook, findWebhooks, makeWebhook, removeWebhook, rotateSecret } from './manage.ts';
export * from './take-deliveries.ts';
