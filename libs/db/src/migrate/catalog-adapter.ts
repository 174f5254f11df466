import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';

/** PostgreSQL's internal one-byte type "char", and text. Numbers from pg_type. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * Prisma's PostgreSQL adapter, able to read the catalogue.
 *
 * The schema engine's introspection selects columns of PostgreSQL's internal type "char", which adapter-pg 7.10
 * refuses: `Column type 'char' could not be deserialized from the database` (prisma/orm issue 27403 and its kin).
 * So they are renamed to text on their way in, and marked as one character on their way out; text alone makes the
 * engine panic. The row array is the same object in both places, and carries the mark.
 */
export function catalogAdapter(url: string): {
  factory: SqlMigrationAwareDriverAdapterFactory;
  close(): Promise<void>;
} {
  const pools: pg.Pool[] = [];
  const open = async (): Promise<SqlDriverAdapter> => {
    const charColumns = new WeakMap<object, number[]>();
    const opened = new pg.Pool({ connectionString: url, max: 4 });
    pools.push(opened);
    const pool = new Proxy(opened, {
      get(target, key) {
        if (key === 'query') {
          return async (query: pg.QueryArrayConfig) => renameChars(await target.query(query), charColumns);
        }
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const adapter = markChars(await new PrismaPg(pool).connect(), charColumns);
    adapter.executeScript = (script) => runScript(opened, script);
    return adapter;
  };
  return {
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect: open,
      connectToShadowDb: open,
    },
    close: async () => {
      // The engine lets go of its connections without closing them.
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
}

/**
 * A migration in one go, as PostgreSQL’s own tools run it: all of it or nothing. The adapter cuts scripts at every
 * semicolon, also within a function’s body.
 */
async function runScript(pool: pg.Pool, script: string): Promise<void> {
  try {
    await pool.query(script);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const { code = '', severity = '', message, detail, column, hint } = error;
    throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
  }
}

function renameChars(
  result: pg.QueryArrayResult,
  charColumns: WeakMap<object, number[]>,
): pg.QueryArrayResult {
  const at = result.fields.flatMap((field, column) => (field.dataTypeID === CHAR_OID ? [column] : []));
  for (const column of at) Object.assign(result.fields[column] ?? {}, { dataTypeID: TEXT_OID });
  if (at.length > 0) charColumns.set(result.rows, at);
  return result;
}

function markChars(adapter: SqlDriverAdapter, charColumns: WeakMap<object, number[]>): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumns.get(result.rows) ?? [])
      result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}
