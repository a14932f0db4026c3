import { CamelCasePlugin } from 'kysely'
import type { ClientBase } from 'pg'

interface ColumnRow {
  table: string
  column: string
  type: string
  element: string | null
  nullable: boolean
  hasDefault: boolean
  alwaysGenerated: boolean
  insertable: boolean
}

/** The very function that maps names at run time, so that the types cannot differ from it. */
class Names extends CamelCasePlugin {
  toCamelCase(name: string): string {
    return this.camelCase(name)
  }
}

const names = new Names()

// jsonb reads as unknown, so that a schema parses it, and is written as text: pg would turn a bare array into an SQL array.
const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  citext: 'string',
  name: 'string',
  inet: 'string',
  tsvector: 'string',
  interval: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  date: 'string',
  numeric: 'Numeric',
  timestamptz: 'Timestamp',
  bytea: 'Buffer',
  json: 'Json',
  jsonb: 'Json',
}

const header = `// Made from a migrated database by "npm run types -w packages/server"; a test compares it. Not edited by hand.
import type { ColumnType, GeneratedAlways } from 'kysely'

/** Has a default: may be left out of an insert. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
/** Money and other exact numbers: text when read, text or number when written. */
export type Numeric = ColumnType<string, string | number, string | number>
export type Timestamp = ColumnType<string, Date | string, Date | string>
/** Parse it with a schema when reading; write JSON.stringify(value). */
export type Json = ColumnType<unknown, string, string>
`

const columnsQuery = `
  select c.relname as "table", a.attname as "column", t.typname as "type", e.typname as element,
    not a.attnotnull as nullable,
    a.atthasdef or a.attidentity = 'd' as "hasDefault",
    a.attgenerated <> '' or a.attidentity = 'a' as "alwaysGenerated",
    c.relkind in ('r', 'p') as insertable
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C", a.attnum`

/** The source text of database-types.ts for the schema that this connection sees. */
export async function describeTypes(client: ClientBase): Promise<string> {
  const { rows } = await client.query<ColumnRow>(columnsQuery)
  const tables = Map.groupBy(rows, (row) => row.table)
  const interfaces = [...tables].map(([table, columns]) => {
    const lines = columns.map((column) => `  ${names.toCamelCase(column.column)}: ${typeOf(column)}`)
    return `export interface ${interfaceName(table)} {\n${lines.join('\n')}\n}\n`
  })
  const database = [...tables.keys()].map((table) => `  ${names.toCamelCase(table)}: ${interfaceName(table)}`)
  return `${header}\n${interfaces.join('\n')}\nexport interface Database {\n${database.join('\n')}\n}\n`
}

function interfaceName(table: string): string {
  const name = names.toCamelCase(table)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Table`
}

function typeOf(column: ColumnRow): string {
  const base = column.element === null ? types[column.type] : types[column.element]
  if (base === undefined) {
    throw new Error(
      `${column.table}.${column.column} has type ${column.type}, which describe-types.ts does not know yet`,
    )
  }
  const value = column.element === null ? base : `${base === 'Numeric' ? 'string' : base}[]`
  const nullable = column.nullable ? `${value} | null` : value
  if (column.alwaysGenerated) return `GeneratedAlways<${nullable}>`
  return column.hasDefault && column.insertable ? `Generated<${nullable}>` : nullable
}
