export * from './endpoint.ts';
export * from './problem.ts';
export * from './paging.ts';
export * from './number-in-text.ts';
export * from './is-storable.ts';
