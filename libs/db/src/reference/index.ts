export * from './ability-mapping.ts';
export * from './accelerators.ts';
export * from './benchmark-results.ts';
export * from './benchmark-suites.ts';
export * from './footprints.ts';
export * from './models.ts';
export * from './reference-version.ts';
