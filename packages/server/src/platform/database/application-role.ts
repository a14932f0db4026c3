import { createHmac } from 'node:crypto'
import pg from 'pg'
import { clientConfig } from './client-config.ts'
import { scramVerifier } from './scram.ts'
import { newClient } from './new-client.ts'

export const applicationRole = 'zhike_app'

/**
 * The application role's password follows from the owner's, so that nothing else has to be kept, and every machine that
 * serves this database knows it.
 */
export function appPasswordFor(ownerSecret: string, role: string, database: string): string {
  return createHmac('sha256', ownerSecret).update(`zhike application role ${role} in ${database}`).digest('hex')
}

export interface ApplicationLogin {
  role: string
  url: string
}

/** Why the application has to serve as the owner; told by doctor and at every start. */
export interface NoApplicationLogin {
  role: null
  reason: string
}

/**
 * Makes the role that serves, where this login may, and proves that it can sign in. Nothing is written when it already
 * can. The role's password is sent as a SCRAM verifier, never in clear.
 */
export async function ensureApplicationLogin(
  ownerUrl: string,
  ownerSecret: string,
): Promise<ApplicationLogin | NoApplicationLogin> {
  const client = newClient(clientConfig(ownerUrl, 'zhike roles'))
  await client.connect()
  try {
    const { database, user, mayCreateRole } = await whoAmI(client)
    if (!mayCreateRole) {
      return {
        role: null,
        reason: `the login "${user}" may not create roles: let an administrator make one, give it to DATABASE_URL and this one to ZHIKE_OWNER_DATABASE_URL`,
      }
    }
    const role = await chooseRoleName(client, database)
    const password = appPasswordFor(ownerSecret, role, database)
    const url = withLogin(ownerUrl, role, password)
    if (await canSignIn(url)) return { role, url }
    await writeRole(client, role, password, database)
    if (await canSignIn(url)) return { role, url }
    return {
      role: null,
      reason: `the role "${role}" was made but the server does not let it in: add a line for it to pg_hba.conf, then start again`,
    }
  } finally {
    await client.end()
  }
}

async function whoAmI(client: pg.Client) {
  const { rows } = await client.query<{ database: string; user: string; mayCreateRole: boolean }>(
    `select current_database() as database, rolname as user, rolsuper or rolcreaterole as "mayCreateRole"
     from pg_roles where rolname = current_user`,
  )
  const row = rows[0]
  if (row === undefined) throw new Error('the current user is no role')
  return row
}

const markOf = (database: string) => `Zhike application role of database ${database}`

/** Roles belong to the whole server: a second Zhike database beside ours must not share our role's password. */
async function chooseRoleName(client: pg.Client, database: string): Promise<string> {
  const { rows } = await client.query<{ comment: string | null }>(
    "select shobj_description(oid, 'pg_authid') as comment from pg_roles where rolname = $1",
    [applicationRole],
  )
  const isOurs = rows[0] === undefined || rows[0].comment === markOf(database)
  return isOurs ? applicationRole : `${applicationRole}_${database}`.slice(0, 63)
}

async function writeRole(client: pg.Client, role: string, password: string, database: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  const verifier = pg.escapeLiteral(scramVerifier(password))
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${name} login password ${verifier}`)
  await client.query(`comment on role ${name} is ${pg.escapeLiteral(markOf(database))}`)
  const { rows } = await client.query("select has_database_privilege($1, current_database(), 'connect') as may", [role])
  if (rows[0]?.may !== true) await client.query(`grant connect on database ${pg.escapeIdentifier(database)} to ${name}`)
}

/** The same server with another login; a socket folder stays in the query, where URL needs some host before it. */
export function withLogin(url: string, user: string, password: string): string {
  const parsed = URL.parse(url) ?? new URL(url.replace(/@\//, '@localhost/'))
  if (parsed.hostname === '') parsed.hostname = 'localhost'
  parsed.username = encodeURIComponent(user)
  parsed.password = encodeURIComponent(password)
  return parsed.href
}

async function canSignIn(url: string): Promise<boolean> {
  const client = newClient(clientConfig(url, 'zhike roles'))
  try {
    await client.connect()
    return true
  } catch (error) {
    // 28: no such role, a wrong password, or no line in pg_hba.conf; 42501: no right to connect.
    if (error instanceof pg.DatabaseError && /^28|^42501/.test(error.code ?? '')) return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}
