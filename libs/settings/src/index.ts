export { describeSettings, settingsTable, type SettingDescription } from './describe.ts';
export { authSecretOf, readOrCreateSecret } from './secrets.ts';
export { openSecret, sealSecret, secretsKeyOf } from './sealed-secrets.ts';
export {
  readSettings,
  type OwnerSettings,
  type S3Settings,
  type SettingKey,
  type Settings,
} from './settings.ts';
export { portalQuotas } from './portal-quotas.ts';
export { failPoint } from './fail-point.ts';
export { bucketOf, type WatchedPlace } from './watched-places.ts';
export { explainSettings } from './explain.ts';
export { findSecretFiles } from './secret-files.ts';
export { settingsWarnings } from './warnings.ts';
export { readCliSettings, type CliSettings } from './cli.ts';
export { childEnvironment } from './child-environment.ts';
