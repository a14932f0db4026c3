import { randomBytes } from 'node:crypto'
import { newId } from '@zhike/core/kernel/ids'
import { alreadyInUse } from '@zhike/core/demo/problems'
import type { Rule } from '@zhike/core/rules/schema'
import { refreshCompleteness } from '../customers/refresh-completeness.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import { createDefaultOwnership } from '../ownership/create-default-ownership.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { insertLogin } from '../platform/auth/login-store.ts'
import { hashPassword } from '../platform/auth/password.ts'
import { now, requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { addRelations } from './add-relations.ts'
import { addTagsAndSegments } from './add-tags-and-segments.ts'
import { addBesides } from './add-besides.ts'
import { addFiles } from './add-files.ts'
import { addCustomFields } from './add-custom-fields.ts'
import { addHistory } from './add-history.ts'
import { addSpecialDays } from './add-special-days.ts'
import { runTiers } from '../tiers/run-tiers.ts'
import { demoRules, pools, type DemoTarget } from './demo-rules.ts'
import { companyName, departments, people, signInAs } from './demo-words.ts'
import { demoSeed, planDemo } from './plan-demo.ts'
import {
  findRootDepartment,
  hasAnyCustomer,
  insertRows,
  markCompanyAsDemo,
  replaceActiveRules,
  saveDemoMark,
  updateDefaultPool,
} from './queries.ts'
import { rowsOfPlan } from './rows-of-plan.ts'
import { SeededRandom } from './seeded-random.ts'

const monthMs = 30 * 86_400_000

export interface DemoCounts {
  customers: number
  people: number
  orders: number
  followUps: number
}

/** Fills an empty installation with the demo company; one with customers of its own is refused. All or nothing. */
export async function loadDemo(ctx: Context): Promise<DemoCounts> {
  const { counts, personId } = await loadCompany(ctx)
  // A month ago and today, so that the page of tiers has something to compare.
  await runTiers(at(ctx, new Date(now(ctx).getTime() - monthMs)))
  await runTiers(ctx)
  // Tags and segments ask for tiers.
  await transaction(ctx, async (ctx) => {
    await addTagsAndSegments(ctx, personId)
    await addSpecialDays(ctx, new SeededRandom(demoSeed + 2))
    await addFiles(ctx, personId)
    await refreshCompleteness(ctx)
  })
  return counts
}

async function loadCompany(ctx: Context): Promise<{ counts: DemoCounts; personId: (name: string) => string }> {
  requirePermission(ctx, 'settings.manage')
  // Nobody knows this password: demo people come in by one click only.
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'))
  return transaction(ctx, async (ctx) => {
    if (await hasAnyCustomer(ctx)) throw alreadyInUse()
    const isOwnCompany = await markCompanyAsDemo(ctx, companyName)
    const company = { ...ctx.company, name: ctx.company.name || companyName, isDemo: true }
    const inDemo: Context = { ...ctx, company }
    const existingRoot = await findRootDepartment(inDemo)
    const departmentIds = await addDepartments(inDemo, existingRoot)
    const personIds = await addPeople(inDemo, departmentIds, passwordHash)
    await saveDemoMark(inDemo, {
      isOwnCompany,
      personIds: [...personIds.values()],
      signInAs: Object.values(signInAs).map((name) => must(personIds, name)),
      departmentIds: [...departmentIds.values()].filter((id) => id !== existingRoot),
    })
    const { publicPoolId } = await createDefaultOwnership(inDemo)
    const poolIds = await addPools(inDemo, publicPoolId, departmentIds)
    const rules = demoRules.map((rule): Rule => ({
      id: newId(),
      name: rule.name,
      when: rule.when,
      then: targetOf(rule.then, { personIds, departmentIds, poolIds }),
    }))
    const ruleVersionId = await replaceActiveRules(inDemo, rules)
    const plan = planDemo(rules, (name) => must(personIds, name), now(ctx), company.timeZone)
    const ids = {
      personId: (name: string) => must(personIds, name),
      poolId: (key: string) => must(poolIds, key),
      ruleVersionId,
      currency: company.currency,
    }
    for (const [table, rows] of rowsOfPlan(plan, ids, new SeededRandom(demoSeed + 1)))
      await insertRows(inDemo, table, rows)
    await refreshStats(inDemo)
    await addBesides(inDemo, (name) => must(personIds, name))
    await addHistory(inDemo, (name) => must(personIds, name))
    await addRelations(inDemo)
    await addCustomFields(inDemo)
    const counts = {
      customers: plan.customers.length,
      people: people.length,
      orders: plan.orders.length,
      followUps: plan.followUps.length,
    }
    await writeAudit(inDemo, { action: 'demo.load', subjectType: 'company', summary: counts })
    return { counts, personId: (name: string) => must(personIds, name) }
  })
}

/** The same context at another time. */
function at(ctx: Context, instant: Date): Context {
  return { ...ctx, services: { ...ctx.services, clock: () => instant } }
}

async function addDepartments(ctx: Context, existingRoot: string | null): Promise<Map<string, string>> {
  const ids = new Map(departments.map((one) => [one.key, one.key === 'root' && existingRoot ? existingRoot : newId()]))
  const rows = departments
    .filter((one) => !(one.key === 'root' && existingRoot))
    .map((one, position) => ({
      id: must(ids, one.key),
      parent_id: one.parent ? must(ids, one.parent) : null,
      name: one.name,
      position,
    }))
  await insertRows(
    ctx,
    'departments',
    rows.map((row) => ({ ...row, version: 1, created_at: now(ctx), updated_at: now(ctx) })),
  )
  return ids
}

async function addPeople(
  ctx: Context,
  departmentIds: Map<string, string>,
  passwordHash: string,
): Promise<Map<string, string>> {
  const ids = new Map(people.map((one) => [one.name, newId()]))
  const leadOf = new Map(people.filter((one) => one.leads).map((one) => [one.department, one.name]))
  const managerOf = (person: (typeof people)[number]): string | null => {
    let key: string | null = person.department
    while (key) {
      const lead = leadOf.get(key)
      if (lead && lead !== person.name) return must(ids, lead)
      key = departments.find((one) => one.key === key)?.parent ?? null
    }
    return null
  }
  await insertRows(
    ctx,
    'people',
    people.map((person, index) => ({
      id: must(ids, person.name),
      name: person.name,
      staff_number: `LM${String(index + 1).padStart(3, '0')}`,
      department_id: must(departmentIds, person.department),
      manager_id: managerOf(person),
      post: person.post,
      capacity: person.capacity ?? null,
      is_active: true,
      version: 1,
      created_at: now(ctx),
      updated_at: now(ctx),
    })),
  )
  await insertRows(
    ctx,
    'person_roles',
    people.map((person) => ({ person_id: must(ids, person.name), role: person.role })),
  )
  for (const person of people) await insertLogin(ctx, must(ids, person.name), person.name, passwordHash)
  return ids
}

async function addPools(
  ctx: Context,
  publicPoolId: string,
  departmentIds: Map<string, string>,
): Promise<Map<string, string>> {
  const ids = new Map(pools.map((pool) => [pool.key as string, pool.key === 'main' ? publicPoolId : newId()]))
  const [main, ...others] = pools
  await updateDefaultPool(ctx, publicPoolId, { name: main.name, description: main.description })
  await insertRows(
    ctx,
    'pools',
    others.map((pool) => ({
      id: must(ids, pool.key),
      name: pool.name,
      kind: 'public',
      description: pool.description,
      everyone_claims: false,
      is_active: true,
      is_default: false,
      version: 1,
      created_at: now(ctx),
      updated_at: now(ctx),
    })),
  )
  const members = others.flatMap((pool) =>
    pool.departments.map((key) => ({ pool_id: must(ids, pool.key), department_id: must(departmentIds, key) })),
  )
  await insertRows(ctx, 'pool_departments', members)
  return ids
}

function targetOf(
  target: DemoTarget,
  ids: { personIds: Map<string, string>; departmentIds: Map<string, string>; poolIds: Map<string, string> },
): Rule['then'] {
  if (target.kind === 'person') return { kind: 'person', personId: must(ids.personIds, target.key) }
  if (target.kind === 'department') return { kind: 'department', departmentId: must(ids.departmentIds, target.key) }
  return { kind: 'pool', poolId: must(ids.poolIds, target.key) }
}

function must(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (!id) throw new Error(`the demo names ${key}, which it does not define`)
  return id
}
