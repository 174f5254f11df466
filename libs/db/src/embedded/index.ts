export { startEmbeddedDatabase, type EmbeddedDatabase, type EmbeddedOptions } from './embedded-database.ts';
export { freePort } from './free-port.ts';
