import { clientConfig } from './client-config.ts'
import { readTables } from './table-catalog.ts'
import { newClient } from './new-client.ts'

export interface RestoreTarget {
  database: string
  /** Tables of something else lie here. */
  isForeign: boolean
  /** A company works with it. */
  isInUse: boolean
  /** Zhike servers that are connected. */
  servers: number
}

/** What a restore would meet in this database; nothing is changed. */
export async function inspectTarget(ownerUrl: string): Promise<RestoreTarget> {
  const client = newClient(clientConfig(ownerUrl, 'zhike restore'))
  await client.connect()
  try {
    const names = (await readTables(client)).map((table) => table.name)
    const isZhike = names.includes('public.schema_migrations') && names.includes('public.company')
    const { rows } = await client.query<{ servers: number; database: string }>(
      `select count(*)::int as servers, current_database() as database from pg_stat_activity
       where datname = current_database() and application_name = 'zhike-jobs'`,
    )
    const held = isZhike
      ? await client.query<{ used: boolean }>(
          `select exists (select from public.company) or exists (select from public.people)
             or exists (select from public.customers) as used`,
        )
      : null
    return {
      database: rows[0]?.database ?? '',
      isForeign: !isZhike && names.some((name) => name !== 'public.schema_migrations'),
      isInUse: held?.rows[0]?.used === true,
      servers: rows[0]?.servers ?? 0,
    }
  } finally {
    await client.end()
  }
}
