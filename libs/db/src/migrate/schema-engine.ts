import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { AppError } from '@gemmavision/domain/errors';
import { catalogAdapter } from './catalog-adapter.ts';
import { readSchema } from './schema-files.ts';

/** The part that is used; @types/node 20 does not know it, and the DOM's types have no place on a server. */
declare const WebAssembly: {
  instantiate(
    module: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** Nothing in the database belongs to somebody else, as far as the engine is concerned. */
export const noFilters = { externalTables: [], externalEnums: [] };

/**
 * Does `work` with Prisma's schema engine on the database at `url`.
 *
 * The engine is the WebAssembly build of the one inside `prisma migrate`, and writes the same `_prisma_migrations`:
 * the ordinary command can take over at any time. It is used because the native one is downloaded when first needed,
 * which many machines do not allow.
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
  folder?: string,
): Promise<T> {
  await load();
  const adapter = catalogAdapter(url);
  const schema = await readSchema(folder);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: schema.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter.factory),
  );
  try {
    return await work(engine);
  } catch (cause) {
    throw engineError(cause);
  } finally {
    engine.free();
    await adapter.close();
  }
}

let loaded: Promise<void> | undefined;
/** What the engine says when it panics; it has no other way to say it. */
let panic: string | undefined;

function load(): Promise<void> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<void> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => (panic = text) },
  });
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await readFile(path.join(path.dirname(script), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': imports() });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
}

/** What the engine calls. Its time-out for the migration lock, 10 s, must not keep a process that is done alive. */
function imports(): object {
  const unheld = (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref();
  return Object.fromEntries(
    Object.entries(bindings).map(([name, binding]) => [
      name,
      name.startsWith('__wbg_setTimeout_') ? unheld : binding,
    ]),
  );
}

function engineError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const said =
    panic ?? (typeof cause === 'object' && cause !== null && 'message' in cause ? cause.message : cause);
  panic = undefined;
  return new AppError('internal', `The database schema could not be worked on: ${String(said)}`, { cause });
}
