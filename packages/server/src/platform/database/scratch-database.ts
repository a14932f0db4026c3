import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { clientConfig } from './client-config.ts'
import { newClient } from './new-client.ts'

export interface ScratchDatabase {
  ownerUrl: string
  /** Ends and drops it. */
  remove(): Promise<void>
}

/** Known again after a crash: nothing else is ever dropped. */
const markOf = (database: string) => `Zhike restore test of database ${database}`
const prefix = 'zhike_restore_test_'

/**
 * An empty database on the same server, for a while; null where this login may not make one. As long as a connection to
 * it stands, somebody works with it.
 */
export async function createScratchDatabase(ownerUrl: string): Promise<ScratchDatabase | { refusedTo: string }> {
  const admin = newClient(clientConfig(ownerUrl, 'zhike restore test'))
  await admin.connect()
  try {
    const { rows } = await admin.query<{ user: string; database: string; may: boolean; locale: string }>(`
      select current_user as user, current_database() as database, r.rolcreatedb or r.rolsuper as may,
        case when d.datlocprovider = 'c'
          then format('locale_provider libc lc_collate %L lc_ctype %L', d.datcollate, d.datctype) else '' end as locale
      from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`)
    const [me] = rows
    if (me?.may !== true) return { refusedTo: me?.user ?? '' }
    const name = `${prefix}${randomBytes(6).toString('hex')}`
    await admin.query(`create database ${name} template template0 encoding 'UTF8' ${me.locale}`)
    await admin.query(`comment on database ${name} is ${pg.escapeLiteral(markOf(me.database))}`)
    return await hold(ownerUrl, name)
  } finally {
    await admin.end()
  }
}

async function hold(ownerUrl: string, name: string): Promise<ScratchDatabase> {
  const scratchUrl = onDatabase(ownerUrl, name)
  const holder = newClient(clientConfig(scratchUrl, 'zhike restore test'))
  holder.on('error', () => undefined)
  await holder.connect()
  return {
    ownerUrl: scratchUrl,
    async remove() {
      await holder.end()
      await dropDatabase(ownerUrl, name)
    },
  }
}

/** Scratch databases of this one that a killed process left behind; one that somebody is connected to stays. */
export async function dropScratchDatabases(ownerUrl: string): Promise<string[]> {
  const client = newClient(clientConfig(ownerUrl, 'zhike restore test'))
  await client.connect()
  let names: string[]
  try {
    const { rows } = await client.query<{ database: string }>('select current_database() as database')
    const found = await client.query<{ name: string }>(
      `select d.datname as name from pg_database d
       where starts_with(d.datname, $1) and shobj_description(d.oid, 'pg_database') = $2
         and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
      [prefix, markOf(rows[0]?.database ?? '')],
    )
    names = found.rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
  for (const name of names) await dropDatabase(ownerUrl, name)
  return names
}

async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  const client = newClient(clientConfig(ownerUrl, 'zhike restore test'))
  await client.connect()
  try {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  } finally {
    await client.end()
  }
}

function onDatabase(url: string, name: string): string {
  const parsed = URL.parse(url) ?? new URL(url.replace(/@\//, '@localhost/'))
  parsed.pathname = `/${name}`
  return parsed.href
}
