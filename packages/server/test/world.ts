import { newId } from '@zhike/core/kernel/ids'
import type { RoleKey } from '@zhike/core/access/roles'
import { createApiKey } from '../src/api-keys/create-api-key.ts'
import { createDepartment } from '../src/departments/create-department.ts'
import { openFirstTenures, type FirstHolder } from '../src/ownership/open-first-tenures.ts'
import { createPerson } from '../src/people/create-person.ts'
import { personActor, type HeldRole } from '../src/platform/auth/person-actor.ts'
import type { Context } from '../src/platform/context/context.ts'
import { contextFor, systemContext } from '../src/platform/context/system-context.ts'
import { transaction } from '../src/platform/context/transaction.ts'
import { createCompany } from '../src/setup/create-company.ts'
import { apiClient, type ApiClient } from './api-client.ts'
import { createTestApp, type TestApp, type TestAppOptions } from './test-app.ts'

export const testPassword = 'correct horse 马'

/** Somebody in the world, as verbs and as HTTP see them. */
export interface Actor {
  id: string
  name: string
  email: string
  departmentId: string
  /** For calling verbs directly. */
  ctx: Context
  /** For HTTP; signed in by an API key. */
  api: ApiClient
}

/**
 * A company of its own for one test file:
 *
 *   总部 (root)            admin
 *   ├ 华东 (east)          lead; rep reports to lead
 *   │  └ 宁波 (ningbo)     deputy reports to rep (so: reports of lead, below east)
 *   └ 华南 (south)         stranger, an account manager whom the lead does not reach
 */
export interface World extends TestApp {
  /** The system. */
  system: Context
  departments: { root: string; east: string; ningbo: string; south: string }
  admin: Actor
  lead: Actor
  rep: Actor
  deputy: Actor
  stranger: Actor
  actors: Actor[]
  anonymous: ApiClient
  addPerson(person: Partial<NewActor> & { name: string }): Promise<Actor>
  /** Customers with their holder and stats, written as bare rows: a world's furniture, not a test of creating them. */
  addCustomer(customer: NewCustomer): Promise<string>
  addCustomers(customers: NewCustomer[]): Promise<string[]>
}

interface NewActor {
  name: string
  roles: RoleKey[]
  departmentId: string
  managerId: string | null
}

export interface NewCustomer {
  name: string
  /** Neither person nor pool: the rules decide. */
  personId?: string
  poolId?: string
  kind?: 'organisation' | 'individual'
  regionCode?: string
  industryCode?: string
  externalId?: string
  phone?: string
  email?: string
  notes?: string
}

export async function createWorld(
  environment: Record<string, string> = {},
  options: TestAppOptions = {},
): Promise<World> {
  const { database, services, env, app, jobs, setClock, close } = await createTestApp(environment, options)
  const setup = await systemContext(services, 'world', 'cli')
  const { personId: adminId, departmentId: root } = await createCompany(
    setup,
    { name: '鹿鸣川精工', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY' },
    { name: '沈知秋', email: 'admin@luming.test', password: testPassword },
  )
  const system = await systemContext(services, 'world', 'cli')
  const east = (await createDepartment(system, { name: '华东', parentId: root })).id
  const ningbo = (await createDepartment(system, { name: '宁波', parentId: east })).id
  const south = (await createDepartment(system, { name: '华南', parentId: root })).id

  async function actor(id: string, name: string, email: string, roles: RoleKey[], departmentId: string) {
    const ctx = await contextFor(
      services,
      personActor({ personId: id, name, departmentId, roles: roles.map(builtIn), via: 'cli' }),
    )
    const { key } = await createApiKey(ctx, { name: 'test', expiresAt: null })
    return { id, name, email, departmentId, ctx, api: apiClient(app, { authorization: `Bearer ${key}` }) }
  }

  async function addPerson(person: Partial<NewActor> & { name: string }): Promise<Actor> {
    const { name, roles = ['account-manager'], departmentId = east, managerId = null } = person
    const email = `${newId().slice(-12)}@luming.test`
    const login = { password: testPassword }
    const made = await createPerson(system, { name, email, roles, departmentId, managerId, login })
    return actor(made.id, name, email, roles, departmentId)
  }

  async function addCustomers(customers: NewCustomer[]): Promise<string[]> {
    const rows = customers.map((customer) => ({ ...customer, id: newId() }))
    await transaction(system, async (ctx) => {
      await ctx.db
        .insertInto('customers')
        .values(
          rows.map(({ personId: _, poolId: __, ...row }) => ({
            kind: 'organisation',
            ...row,
          })),
        )
        .execute()
      await ctx.db
        .insertInto('customerStats')
        .values(rows.map((row) => ({ customerId: row.id })))
        .execute()
      const holders: FirstHolder[] = rows.map((row) => ({
        customerId: row.id,
        personId: row.personId ?? null,
        poolId: row.poolId ?? null,
        reasonCode: row.personId || row.poolId ? 'created' : 'rule',
      }))
      await openFirstTenures(ctx, { customers: holders })
    })
    return rows.map((row) => row.id)
  }

  const admin = await actor(adminId, '沈知秋', 'admin@luming.test', ['administrator'], root)
  const lead = await addPerson({ name: '陈牧野', roles: ['team-lead'], departmentId: east })
  const rep = await addPerson({ name: '林晚舟', departmentId: east, managerId: lead.id })
  const deputy = await addPerson({ name: '周小满', departmentId: ningbo, managerId: rep.id })
  const stranger = await addPerson({ name: '何清欢', departmentId: south })

  return {
    database,
    services,
    env,
    app,
    system,
    departments: { root, east, ningbo, south },
    admin,
    lead,
    rep,
    deputy,
    stranger,
    actors: [admin, lead, rep, deputy, stranger],
    anonymous: apiClient(app),
    jobs,
    setClock,
    addPerson,
    addCustomer: async (customer) => (await addCustomers([customer]))[0] ?? '',
    addCustomers,
    close,
  }
}

function builtIn(key: RoleKey): HeldRole {
  return { key, grants: null, fields: null }
}
