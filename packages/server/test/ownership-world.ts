import { fixedSecrets } from '../src/platform/auth/secrets.ts'
import { grantsOf, type RoleKey } from '@zhike/core/access/roles'
import { newId } from '@zhike/core/kernel/ids'
import type { Rule } from '@zhike/core/rules/schema'
import { sql } from 'kysely'
import { pino } from 'pino'
import { createDefaultOwnership } from '../src/ownership/create-default-ownership.ts'
import { openFirstTenures, type FirstHolder } from '../src/ownership/open-first-tenures.ts'
import type { Context, Services } from '../src/platform/context/context.ts'
import { contextFor, systemContext } from '../src/platform/context/system-context.ts'
import { transaction } from '../src/platform/context/transaction.ts'
import { createTestDatabase, type TestDatabase } from './template-database.ts'
import { openFileStore } from '../src/platform/files/file-store.ts'

export interface CustomerFacts {
  name?: string
  kind?: string
  tier?: string | null
  isVip?: boolean
  regionCode?: string | null
  industryCode?: string | null
  source?: string | null
  size?: string | null
  externalId?: string | null
  revenue?: string | null
}

/** A company with its default pools and rules, and what tests of ownership make in it: people, customers, rules. */
export async function createOwnershipWorld() {
  const database = await createTestDatabase()
  const jobs: { name: string; data: object }[] = []
  const services: Services = {
    db: database.db,
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
    dataDir: '',
    files: openFileStore('', null),
    secrets: fixedSecrets('a secret of tests that nobody else has'),
    publicUrl: '',
    publicUrlIsSet: false,
    queue: {
      async add(_db, name, data) {
        jobs.push({ name, data })
      },
    },
  }
  await database.db.insertInto('company').values({ name: '鹿鸣川精工', onboarding: 'done' }).execute()
  const ctx = await systemContext(services, 'test', 'cli')
  const defaults = await createDefaultOwnership(ctx)
  return { database, services, jobs, ctx, ...defaults, ...makers(database, services, ctx) }
}

export type OwnershipWorld = Awaited<ReturnType<typeof createOwnershipWorld>>

function makers(database: TestDatabase, services: Services, ctx: Context) {
  let made = 0

  async function addDepartment(name: string, parentId: string | null = null): Promise<string> {
    const id = newId()
    await database.db.insertInto('departments').values({ id, name, parentId }).execute()
    return id
  }

  async function addPerson(
    options: { name?: string; departmentId?: string | null; capacity?: number | null; roles?: RoleKey[] } = {},
  ): Promise<string> {
    const id = newId()
    await database.db
      .insertInto('people')
      .values({
        id,
        name: options.name ?? `人员${++made}`,
        departmentId: options.departmentId ?? null,
        capacity: options.capacity ?? null,
      })
      .execute()
    for (const role of options.roles ?? ['account-manager']) {
      await database.db.insertInto('personRoles').values({ personId: id, role }).execute()
    }
    return id
  }

  /** The context of a person, as a request of theirs would have it. */
  async function as(personId: string): Promise<Context> {
    const person = await database.db
      .selectFrom('people')
      .select(['name', 'departmentId'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const roles = await database.db.selectFrom('personRoles').select('role').where('personId', '=', personId).execute()
    const keys = roles.map((row) => row.role as RoleKey)
    return contextFor(services, {
      kind: 'person',
      personId,
      name: person.name,
      departmentId: person.departmentId,
      roles: keys,
      grants: grantsOf(keys),
      fields: {},
      isAlone: false,
      accessVersion: null,
      via: 'web',
      sessionId: null,
      ipAddress: null,
      mustFirst: null,
    })
  }

  async function insertCustomer(ctx: Context, facts: CustomerFacts = {}): Promise<string> {
    const id = newId()
    await ctx.db
      .insertInto('customers')
      .values({
        id,
        kind: facts.kind ?? 'organisation',
        name: facts.name ?? `客户${++made}`,
        tier: facts.tier ?? null,
        isVip: facts.isVip ?? false,
        regionCode: facts.regionCode ?? null,
        industryCode: facts.industryCode ?? null,
        source: facts.source ?? null,
        size: facts.size ?? null,
        externalId: facts.externalId ?? null,
      })
      .execute()
    await ctx.db
      .insertInto('customerStats')
      .values({ customerId: id, revenue12m: facts.revenue ?? null })
      .execute()
    return id
  }

  /** A customer with its first holder: named, or by rule. */
  async function addCustomer(facts: CustomerFacts = {}, holder: Partial<FirstHolder> = {}): Promise<string> {
    return transaction(ctx, async (ctx) => {
      const customerId = await insertCustomer(ctx, facts)
      await openFirstTenures(ctx, { customers: [{ customerId, reasonCode: 'created', ...holder }] })
      return customerId
    })
  }

  async function addPool(name: string, options: { departmentIds?: string[] } = {}): Promise<string> {
    const id = newId()
    await database.db.insertInto('pools').values({ id, name, everyoneClaims: !options.departmentIds }).execute()
    for (const departmentId of options.departmentIds ?? []) {
      await database.db.insertInto('poolDepartments').values({ poolId: id, departmentId }).execute()
    }
    return id
  }

  /** Puts a list of rules in force without a run. */
  async function putRules(rules: Pick<Rule, 'when' | 'then'>[]): Promise<string> {
    const id = newId()
    await database.db.updateTable('ruleVersions').set({ state: 'superseded' }).where('state', '=', 'active').execute()
    const last = await database.db
      .selectFrom('ruleVersions')
      .select((eb) => eb.fn.max('no').as('no'))
      .executeTakeFirstOrThrow()
    await database.db
      .insertInto('ruleVersions')
      .values({
        id,
        no: last.no + 1,
        state: 'active',
        rules: JSON.stringify(rules.map((rule) => ({ id: newId(), name: null, ...rule }))),
      })
      .execute()
    return id
  }

  /** Who holds a customer now. */
  async function holderOf(customerId: string) {
    return database.db
      .selectFrom('tenures')
      .selectAll()
      .where('customerId', '=', customerId)
      .where('endAt', '=', sql.lit('infinity'))
      .executeTakeFirstOrThrow()
  }

  return { addDepartment, addPerson, addPool, as, insertCustomer, addCustomer, putRules, holderOf }
}
