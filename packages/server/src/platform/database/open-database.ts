import type { Env } from '../../env.ts'
import { readSecret } from '../auth/read-secret.ts'
import { ensureApplicationLogin } from './application-role.ts'
import { clientConfig } from './client-config.ts'
import { DatabaseProblem } from './database-problem.ts'
import { openEmbeddedPostgres } from './embedded/embedded-postgres.ts'
import { migrate, readMigrationState } from './migrate.ts'
import type { MigrationFile } from './migration-files.ts'
import { newClient } from './new-client.ts'

export interface OpenOptions {
  as: 'server' | 'command'
  address?: string
  notify?: (message: string) => void
  onLost?: (error: unknown) => void
  onMigration?: (name: string) => void
  /** What an upgrade does first, over the owner's login: a backup. */
  beforeUpgrade?: (ownerUrl: string, pending: readonly MigrationFile[]) => Promise<void>
  /** Commands that look or repair take the schema as it is. */
  migrate?: 'if-needed' | 'never'
  /** Tests trade durability for speed. */
  extraSettings?: Record<string, string>
}

export interface OpenDatabase {
  kind: 'embedded' | 'external'
  /** For migrations and what only the owner may; features never see it. */
  ownerUrl: string
  appUrl: string
  appRole: string | null
  /** Set where the application serves as the owner. */
  ownerReason: string | null
  /** The Zhike server that a command found running. */
  server: { pid: number; address: string } | null
  migrated: string[]
  /** Where the embedded database keeps its files. */
  folder: string | null
  close(): Promise<void>
}

/** The database of these settings: reached, migrated and with its roles. Commands leave a running server's alone. */
export async function openDatabase(env: Env, options: OpenOptions): Promise<OpenDatabase> {
  const reached = env.databaseUrl === null ? await reachEmbedded(env, options) : reachExternal(env, env.databaseUrl)
  try {
    const login = await chooseLogin(env, reached)
    const migrated = options.migrate === 'never' ? [] : await bringUpToDate(reached, login.role, options)
    return {
      kind: env.databaseUrl === null ? 'embedded' : 'external',
      ownerUrl: reached.ownerUrl,
      appUrl: login.url,
      appRole: login.role,
      ownerReason: login.reason,
      server: reached.server,
      migrated,
      folder: reached.folder,
      close: reached.close,
    }
  } catch (error) {
    await reached.close()
    throw error
  }
}

interface Reached {
  ownerUrl: string
  /** What the application role's password is derived from. */
  ownerSecret: string
  server: OpenDatabase['server']
  folder: string | null
  close(): Promise<void>
}

async function reachEmbedded(env: Env, options: OpenOptions): Promise<Reached> {
  const embedded = await openEmbeddedPostgres({ ...options, dataDir: env.dataDir, address: options.address ?? 'zhike' })
  const { ownerUrl, server, folder } = embedded
  return { ownerUrl, ownerSecret: passwordOf(ownerUrl), server, folder, close: () => embedded.close() }
}

function reachExternal(env: Env, databaseUrl: string): Reached {
  const ownerUrl = env.ownerDatabaseUrl ?? databaseUrl
  // Logins without a password (a trusted network, a socket) leave the installation's own secret.
  const ownerSecret = passwordOf(ownerUrl) || readSecret(env.secretFile)
  return { ownerUrl, ownerSecret, server: null, folder: null, close: () => Promise.resolve() }
}

function passwordOf(url: string): string {
  return decodeURIComponent((URL.parse(url) ?? URL.parse(url.replace(/@\//, '@localhost/')))?.password ?? '')
}

async function chooseLogin(env: Env, reached: Reached) {
  if (env.databaseUrl !== null && env.ownerDatabaseUrl !== null) {
    const role = await nameOfLogin(env.databaseUrl, 'DATABASE_URL')
    const owner = await nameOfLogin(env.ownerDatabaseUrl, 'ZHIKE_OWNER_DATABASE_URL')
    if (role !== owner) return { role, url: env.databaseUrl, reason: null }
    const reason = `DATABASE_URL and ZHIKE_OWNER_DATABASE_URL are the same login "${role}": give DATABASE_URL another one`
    return { role: null, url: env.databaseUrl, reason }
  }
  if (env.databaseUrl !== null) await nameOfLogin(env.databaseUrl, 'DATABASE_URL')
  const login = await ensureApplicationLogin(reached.ownerUrl, reached.ownerSecret)
  return login.role === null
    ? { role: null, url: reached.ownerUrl, reason: login.reason }
    : { role: login.role, url: login.url, reason: null }
}

/** Also the first contact with a foreign server: whatever is wrong with the address is told with its setting. */
async function nameOfLogin(url: string, setting: string): Promise<string> {
  const client = newClient({ ...clientConfig(url, 'zhike start'), connectionTimeoutMillis: 15_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string }>('select current_user as name')
    return rows[0]?.name ?? ''
  } catch (error) {
    const text = error instanceof AggregateError ? error.errors.map(String).join('; ') : String(error)
    throw new DatabaseProblem(
      `The database of ${setting} cannot be reached: ${text.replace(/^\w*Error: /i, '')}. ` +
        'Check that PostgreSQL runs there, that the database exists, and the user and password.',
      { cause: error },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function bringUpToDate(reached: Reached, appRole: string | null, options: OpenOptions): Promise<string[]> {
  if (options.as === 'command') {
    const { pending, mayServe } = await stateOf(reached.ownerUrl, appRole)
    if (pending.length === 0 && mayServe) return []
    if (pending.length > 0 && reached.server !== null) {
      throw new DatabaseProblem(
        `The running server (process ${reached.server.pid}, ${reached.server.address}) is older than this program: ` +
          `${pending.length} migrations wait, the first is ${pending[0]?.name}. Restart the server, then repeat the command.`,
      )
    }
  }
  const { ownerUrl } = reached
  const { onMigration, beforeUpgrade } = options
  return migrate({
    ownerUrl,
    appRole,
    onMigration,
    beforeUpgrade: beforeUpgrade && ((pending) => beforeUpgrade(ownerUrl, pending)),
  })
}

/** A copied or restored database has the schema, but no grants for the role that serves it under its new name. */
async function stateOf(ownerUrl: string, appRole: string | null) {
  const client = newClient(clientConfig(ownerUrl, 'zhike start'))
  await client.connect()
  try {
    const { pending } = await readMigrationState(client)
    if (pending.length > 0 || appRole === null) return { pending, mayServe: true }
    const { rows } = await client.query<{ may: boolean }>(
      "select has_table_privilege($1, 'public.company', 'select') as may",
      [appRole],
    )
    return { pending, mayServe: rows[0]?.may === true }
  } finally {
    await client.end()
  }
}
