import type { Permission } from '@zhike/core/access/permissions'
import type { Locale } from '@zhike/core/kernel/problem'
import { CompiledQuery, type Kysely } from 'kysely'
import type { Company } from '../context/context.ts'
import type { Database } from '../database/generated/database-types.ts'
import { shareReadings } from '../context/share-readings.ts'
import { keepPlan } from '../database/keep-plans.ts'
import { heldRoles } from './held-roles.ts'
import { mustEnrol } from './must-enrol.ts'
import type { HeldRole } from './person-actor.ts'

/** How a request says who it is. */
export type Credential =
  | { kind: 'none' }
  | { kind: 'session'; token: string; isOld: boolean }
  | { kind: 'api-key'; hash: Buffer }

export interface Caller {
  personId: string
  name: string
  departmentId: string | null
  locale: Locale | null
  roles: HeldRole[]
  isAlone: boolean
  /** Of departments, people, teams and leaves. */
  accessVersion: string
  /** Signed in with a temporary password that is not changed yet. */
  mustChangePassword: boolean
  /** Of the session or of the key. */
  credentialId: string
  /** The session wants prolonging, or the use of the key noting. */
  isStale: boolean
  /** Came with a password alone where the company asks for a second factor. */
  mustEnrol: boolean
  /** What the key may do at most; null: whatever its person may. */
  only: Permission[] | null
}

interface FoundCaller {
  company: Company
  caller: Caller | null
}

interface Row {
  companyName: string | null
  companyLocale: string
  timeZone: string
  currency: string
  isDemo: boolean
  personId: string | null
  name: string
  departmentId: string | null
  locale: string | null
  roles: HeldRole[]
  isAlone: boolean
  accessVersion: string
  mustChangePassword: boolean
  credentialId: string
  isStale: boolean
  mustEnrol: boolean
  only: Permission[] | null
}

const company = `c.name as company_name, c.locale as company_locale, c.time_zone, c.currency, c.is_demo`
const person = `p.id as person_id, p.name, p.department_id, p.locale, p.must_change_password,
  ${heldRoles} as roles,
  not exists (select from collaborators k where k.person_id = p.id)
    and not exists (select from leaves l where l.delegate_id = p.id and l.until_on >= current_date - 1) as is_alone,
  (select sum(v.version)::text from access_version v) as access_version`

const texts = {
  none: `select ${company}, null as person_id from (select 1) one left join company c on true`,
  session: `select ${company}, a.* from (select 1) one left join company c on true left join (
    select ${person}, s.id as credential_id, s."expiresAt" < now() + interval '29 days' as is_stale,
      ${mustEnrol} as must_enrol, null::text[] as only
    from auth.session s join people p on p.auth_user_id = s."userId"
    where s.token = $1 and s."expiresAt" > now() and p.is_active) a on true`,
  'api-key': `select ${company}, a.* from (select 1) one left join company c on true left join (
    select ${person}, k.id::text as credential_id,
      coalesce(k.last_used_at < now() - interval '1 minute', true) as is_stale,
      false as must_enrol, k.permissions as only
    from api_keys k join people p on p.id = k.person_id
    where k.hash = $1 and k.revoked_at is null and coalesce(k.expires_at > now(), true) and p.is_active) a on true`,
}

const beforeSetup: Company = { name: '', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY', isDemo: false }

const shareRows = shareReadings<Row | undefined>()

/** Company, person, roles in one query: it runs before everything a client asks for. */
export async function findCaller(db: Kysely<Database>, credential: Credential): Promise<FoundCaller> {
  const { kind } = credential
  const secret = kind === 'none' ? null : kind === 'session' ? credential.token : credential.hash
  const row = await shareRows(db, `${kind} ${secret?.toString('hex') ?? ''}`, async () => {
    const parameters = secret === null ? [] : [secret]
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(keepPlan + texts[kind], parameters))
    return rows[0]
  })
  if (!row) return { company: beforeSetup, caller: null }
  return {
    company:
      row.companyName === null
        ? beforeSetup
        : {
            name: row.companyName,
            locale: asLocale(row.companyLocale) ?? 'zh-CN',
            timeZone: row.timeZone,
            currency: row.currency,
            isDemo: row.isDemo,
          },
    caller: row.personId === null ? null : { ...row, personId: row.personId, locale: asLocale(row.locale) },
  }
}

function asLocale(text: string | null): Locale | null {
  return text === 'en' || text === 'zh-CN' ? text : null
}

/** Notes that a key was used; asked for at most once a minute. */
export async function touchApiKey(db: Kysely<Database>, keyId: string): Promise<void> {
  await db.updateTable('apiKeys').set({ lastUsedAt: new Date().toISOString() }).where('id', '=', keyId).execute()
}
