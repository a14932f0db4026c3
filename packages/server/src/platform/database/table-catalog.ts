import type { ClientBase } from 'pg'

/** A table as COPY names it; what PostgreSQL computes by itself is no column of it. */
export interface TableShape {
  name: string
  columns: string[]
}

/** Every ordinary table of the product's own schemas, by name. The job queue keeps its own schema and is not among them. */
export async function readTables(client: ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select n.nspname || '.' || c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('public', 'auth') and c.relkind = 'r'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by 1 order by 1`)
  return rows
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

/** `schema.table`, quoted for SQL. */
export function quoteTable(name: string): string {
  return name.split('.').map(quote).join('.')
}

export function quoteColumns(columns: readonly string[]): string {
  return columns.map(quote).join(', ')
}

/** The same row has the same text on every server and machine: checksums depend on it. */
export async function fixTextFormat(client: ClientBase): Promise<void> {
  await client.query(`
    set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
    set local extra_float_digits = 1; set local bytea_output = 'hex'; set local synchronize_seqscans = off;
    set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`)
}
