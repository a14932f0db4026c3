import { pino } from 'pino'
import { Writable } from 'node:stream'
import { inspect, isDeepStrictEqual } from 'node:util'
import { protectedFieldNames } from '@zhike/core/access/protected-fields'
import type { Permission } from '@zhike/core/access/permissions'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '../src/audit/list-audit.ts'
import { listDeletedRecords } from '../src/bin/list-deleted-records.ts'
import { listContacts } from '../src/contacts/list-contacts.ts'
import { checkDuplicate } from '../src/customers/check-duplicate.ts'
import { previewBulkEdit } from '../src/bulk-edits/preview-bulk-edit.ts'
import { countCustomers } from '../src/customers/count-customers.ts'
import { exportChosenCustomers } from '../src/customers/export-chosen-customers.ts'
import { exportCustomers } from '../src/customers/export-customers.ts'
import { getCustomer } from '../src/customers/get-customer.ts'
import { listCustomers } from '../src/customers/list-customers.ts'
import { listTimeline } from '../src/customers/list-timeline.ts'
import { sumCustomers } from '../src/customers/sum-customers.ts'
import { explainAccess } from '../src/access-explanation/explain-access.ts'
import { personActor } from '../src/platform/auth/person-actor.ts'
import { createDatabase, type DatabaseHandle } from '../src/platform/database/connect.ts'
import type { Context, Services } from '../src/platform/context/context.ts'
import { listHistory } from '../src/history/list-history.ts'
import { searchEverything } from '../src/search/search-everything.ts'
import { search } from '../src/search/search.ts'
import { countSegments } from '../src/segments/count-segments.ts'
import { overlapSegments } from '../src/segments/overlap-segments.ts'
import { countTags } from '../src/tags/count-tags.ts'
import { selectSignedInPerson } from '../src/session/queries.ts'
import { getToday } from '../src/today/get-today.ts'
import { furnishCompany } from './random-worlds/furnish-company.ts'
import { markCustomers } from './random-worlds/mark-customers.ts'
import {
  grantsNaively,
  isOwnNaively,
  reachesNaively,
  roleOfDesk,
  roleShowsNaively,
  showsNaively,
  showsOwnNaively,
  valueOf,
} from './random-worlds/naive-model.ts'
import { seededRandom, type Random } from './random-worlds/random.ts'
import {
  commonWord,
  makeCompany,
  type Company,
  type PlainCustomer,
  type PlainPerson,
} from './random-worlds/random-company.ts'
import { prepareEverything } from './prepare-everything.ts'
import { createWorld, type World } from './world.ts'

// In random companies, what every way of asking shows is what the naive model says, and no masked value is in any answer
// or in the log. Each company lives in a transaction that is taken back.

const worlds = 1000
const batches = 20

let world: World
let own: DatabaseHandle
let pools: { open: string; archive: string }
beforeAll(async () => {
  world = await createWorld()
  own = createDatabase(world.database.appUrl)
  prepareEverything(own.pool)
  const rows = await world.database.ownerQuery<{ id: string; kind: string }>('select id, kind from pools')
  const idOf = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? ''
  // Fields of the company's own stand for all worlds.
  for (const field of [
    { record: 'customer', key: 'gate', type: 'phone' },
    { record: 'customer', key: 'desk', type: 'text', roles: [roleOfDesk] },
    { record: 'contact', key: 'home', type: 'phone' },
  ]) {
    const body = { ...field, label: field.key } as never
    await world.admin.api.ok(customFieldRoutes.createCustomField, { body })
  }
  pools = { open: idOf('public'), archive: idOf('archive') }
})
afterAll(async () => {
  await own.close()
  await world.close()
})

class TakenBack extends Error {}

interface Scene {
  company: Company
  actor: PlainPerson
  ctx: Context
  random: Random
  /** Everything that was answered, and everything that was logged. */
  said: string[]
}

async function inRandomWorld(seed: number, check: (scene: Scene) => Promise<void>): Promise<void> {
  const random = seededRandom(seed)
  const company = makeCompany(random, pools)
  const said: string[] = []
  const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _, done) => (said.push(String(chunk)), done()) }))
  const services: Services = { ...world.services, log, clock: () => new Date(`${company.today}T04:00:00Z`) }
  const attempt = own.db.transaction().execute(async (db) => {
    const system: Context = { ...world.system, services, db, inTransaction: true, log }
    await furnishCompany(system, company)
    const present = company.people.filter(({ isActive }) => isActive)
    for (const actor of random.several(present, 0.5).slice(0, seed % 4 === 0 ? 2 : 1)) {
      const { name, departmentId, heldRoles: roles } = await selectSignedInPerson(system, actor.id)
      const identity = personActor({ personId: actor.id, name, departmentId, roles, via: 'web' })
      await check({ company, actor, ctx: { ...system, actor: identity }, random, said })
    }
    throw new TakenBack()
  })
  await attempt.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw new Error(`in the world of seed ${seed}`, { cause: error })
  })
}

/** What is answered, or nothing where it is refused: 403 without the permission, 404 outside the scope. */
async function asked<T>(scene: Scene, ask: (ctx: Context) => Promise<T>): Promise<T | undefined> {
  // A request has an actor of its own: nothing resolved before is left over.
  const ctx = { ...scene.ctx, actor: { ...scene.ctx.actor } }
  try {
    const answer = await ask(ctx)
    scene.said.push(JSON.stringify(answer))
    return answer
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined
    if (status === 403 || status === 404) return undefined
    throw error
  }
}

async function textOf(lines: AsyncIterable<string | Uint8Array> | undefined): Promise<string> {
  let text = ''
  for await (const line of lines ?? []) text += typeof line === 'string' ? line : Buffer.from(line).toString()
  return text
}

const names = (customers: readonly PlainCustomer[]) => customers.map(({ name }) => name).sort()

/** An expectation in plain code: a world checks what it has, and not every world has everything. */
function same(what: string, found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) throw new Error(`${what}: ${inspect(found)} instead of ${inspect(wanted)}`)
}

async function checkEverything(scene: Scene): Promise<void> {
  const { company, actor, random, said } = scene
  said.length = 0
  const reached = (permission: Permission) =>
    company.customers.filter((customer) => reachesNaively(company, actor, permission, customer))
  const mayRead = grantsNaively(company, actor, 'customer.read')
  const visible = reached('customer.read')
  const all = { scope: 'all' as const }

  const list = await asked(scene, (ctx) =>
    listCustomers(ctx, { ...all, limit: 200, sort: random.pick(['name', '-revenue12m']) }),
  )
  same('list', list?.items.map((row) => row.name).sort(), mayRead ? names(visible) : undefined)
  // Every customer has a contact, a follow-up and no order: what hangs on one widens nothing.
  const filter = { all: [{ has: 'followUps' }, { hasNot: 'orders' }, { has: 'contacts' }] }
  const related = await asked(scene, (ctx) => listCustomers(ctx, { ...all, limit: 200, filter }))
  same('list by what hangs on it', related?.items.map((row) => row.name).sort(), mayRead ? names(visible) : undefined)
  // By a number in a field of the company's own nobody finds who may not see it.
  const someone = random.pick(company.customers)
  const byGate = { field: 'custom.gate', op: 'eq' as const, value: someone.own.gate }
  const byOwn = await asked(scene, (ctx) => listCustomers(ctx, { ...all, limit: 200, filter: byGate }))
  const isGateOpen = roleShowsNaively(company, actor, 'customer.phone') === 'visible'
  same(
    'list by a field of its own',
    byOwn?.items.map((row) => row.name),
    mayRead && isGateOpen ? names(visible.filter((one) => one === someone)) : undefined,
  )
  const value = { field: 'source' as const, value: '展会' }
  const change = await asked(scene, (ctx) => previewBulkEdit(ctx, { selection: { scope: 'all' }, ...value }))
  const mayChange = (['customer.bulk-change', 'customer.update'] as const).every((one) =>
    grantsNaively(company, actor, one),
  )
  const changeable = reached('customer.update').filter((customer) => visible.includes(customer))
  same(
    'bulk edit',
    change && { total: change.total, changed: change.changed },
    mayChange && mayRead ? { total: visible.length, changed: changeable.length } : change && { total: 0, changed: 0 },
  )
  const count = await asked(scene, (ctx) => countCustomers(ctx, all))
  same('count', count?.count, mayRead ? visible.length : undefined)
  const sum = await asked(scene, (ctx) => sumCustomers(ctx, all))
  const revenue = visible.reduce((total, { revenue12m }) => total + (revenue12m ?? 0), 0)
  same(
    'sum',
    sum && { count: sum.count, revenue: Number(sum.revenue12m) },
    mayRead ? { count: visible.length, revenue } : undefined,
  )
  const found = await asked(scene, (ctx) => search(ctx, commonWord, 50))
  same('search', found?.items.map((hit) => hit.name).sort(), mayRead ? names(visible) : undefined)
  const ofEachKind = await asked(scene, (ctx) => searchEverything(ctx, commonWord, 50))
  same('of each kind', ofEachKind?.customers.map((hit) => hit.name).sort(), mayRead ? names(visible) : undefined)
  const mine = await asked(scene, (ctx) => listCustomers(ctx, { scope: 'collaborating', limit: 200 }))
  const worksOn = visible.filter(
    ({ id, holder }) =>
      holder.personId !== null &&
      company.collaborators.some(
        (one) =>
          one.customerId === id && one.personId === actor.id && (one.untilOn === null || one.untilOn >= company.today),
      ),
  )
  same('collaborating', mine?.items.map((row) => row.name).sort(), mayRead ? names(worksOn) : undefined)
  const today = await asked(scene, (ctx) => getToday(ctx, 'team'))
  for (const { items } of today?.groups ?? []) {
    for (const { customerId } of items)
      same(
        'today',
        visible.some(({ id }) => id === customerId),
        true,
      )
  }

  for (const customer of company.customers) {
    const expected = visible.includes(customer) ? customer.name : undefined
    const record = await asked(scene, (ctx) => getCustomer(ctx, customer.id))
    same('get', record?.name, expected)
    const timeline = await asked(scene, (ctx) => listTimeline(ctx, customer.id, { limit: 10 }))
    same('timeline', timeline !== undefined, expected !== undefined)
    const contacts = await asked(scene, (ctx) => listContacts(ctx, customer.id))
    same('contacts', contacts?.items.length, expected === undefined ? undefined : 1)
    const history = await asked(scene, (ctx) => listHistory(ctx, customer.id, { limit: 10 }))
    same('history', history !== undefined, expected !== undefined)
    for (const field of protectedFieldNames) {
      const [kind, name] = field.split('.')
      const entry = history?.items.find(({ record }) => record.kind === kind)
      const shown = entry?.changes.find((change) => change.field === name)?.after === valueOf(customer, field)
      const isOpen = expected !== undefined && showsNaively(company, actor, customer, field) === 'visible'
      same(`${field} in the history`, shown, isOpen)
    }
    const answers = JSON.stringify([record, contacts, list?.items.find((row) => row.id === customer.id), history])
    for (const { value, isOpen } of showsOwnNaively(company, actor, customer)) {
      same(`${value} of ${customer.name}`, answers.includes(value), expected !== undefined && isOpen)
    }
    const mayWrite = expected !== undefined && reachesNaively(company, actor, 'follow-up.write', customer)
    if (record) same('ability', record.abilities.writeFollowUps, mayWrite)
  }

  const bin = await asked(scene, (ctx) => listDeletedRecords(ctx, { record: 'order', limit: 200 }))
  const writable = reached('order.write').filter((customer) => visible.includes(customer))
  same(
    'bin',
    bin?.items.map((row) => row.customerId).sort(),
    mayRead && grantsNaively(company, actor, 'order.write') ? writable.map(({ id }) => id).sort() : undefined,
  )

  const one = random.pick(company.customers)
  const isVisible = visible.includes(one)
  const why = await explainAccess(scene.ctx.actor.grants.has('role.read') ? scene.ctx : systemOf(scene), {
    personId: actor.id,
    customerId: one.id,
  }).catch(() => undefined)
  if (why) same('why', why.permissions.find(({ permission }) => permission === 'customer.read')?.allowed, isVisible)
  const duplicate = await asked(scene, (ctx) => checkDuplicate(ctx, { name: one.name }))
  if (duplicate) {
    same('duplicate', duplicate.exists, !one.isDeleted)
    same('duplicate', duplicate.matches[0]?.customer?.id, isVisible ? one.id : undefined)
  }
  // Who may not see a number cannot find by it.
  const byPhone = await asked(scene, (ctx) => search(ctx, one.phone.slice(-6), 50))
  const phoneIsOpen = (['customer.phone', 'contact.mobile'] as const).every(
    (field) => roleShowsNaively(company, actor, field) === 'visible',
  )
  const findsOwn = isOwnNaively(company, actor, one) && !company.masksOwn
  same(
    'by phone',
    byPhone?.items.some((hit) => hit.customerId === one.id) ?? false,
    mayRead && isVisible && (phoneIsOpen || findsOwn),
  )

  const leaving = reached('customer.export')
  const mayExport = grantsNaively(company, actor, 'customer.export')
  const file = await asked(scene, (ctx) => exportCustomers(ctx, { ...all, format: 'csv' }))
  const chosen = await asked(scene, (ctx) =>
    exportChosenCustomers(ctx, { ids: company.customers.map(({ id }) => id), format: 'csv' }),
  )
  for (const lines of [file, chosen]) {
    const text = await textOf(lines)
    said.push(text)
    const inside = company.customers.filter(({ externalId }) => text.includes(externalId))
    same('export', names(inside), mayExport ? names(leaving) : [])
  }
  said.push(await textOf(await asked(scene, (ctx) => exportCustomers(ctx, { ...all, format: 'vcf' }))))

  await checkMarks(scene, visible)

  // Whoever reads the audit reads all of it, and of masked fields as much as anywhere.
  if (grantsNaively(company, actor, 'audit.read')) {
    const entries = JSON.stringify(await listAudit(scene.ctx, { limit: 200 }))
    for (const customer of company.customers) {
      same('audit', entries.includes(customer.id), true)
      for (const field of protectedFieldNames) {
        if (roleShowsNaively(company, actor, field) === 'visible') continue
        same(`${field} in the audit`, entries.includes(valueOf(customer, field)), false)
      }
      if (roleShowsNaively(company, actor, 'customer.phone') !== 'visible') {
        same('an own number in the audit', entries.includes(customer.own.gate), false)
      }
    }
  }
  const everything = said.join('\n')
  for (const customer of company.customers) {
    for (const field of protectedFieldNames) {
      const isSeen = visible.includes(customer) || leaving.includes(customer)
      if (isSeen && showsNaively(company, actor, customer, field) === 'visible') continue
      const value = valueOf(customer, field)
      // What was typed into the search box or the check stands in the log of neither.
      same(`${field} of ${customer.name} is not to be seen`, everything.includes(value), false)
    }
    for (const { value, isOpen } of showsOwnNaively(company, actor, customer)) {
      const isSeen = visible.includes(customer) || leaving.includes(customer)
      if (!isSeen || !isOpen) same(`${value} of ${customer.name} is not to be seen`, everything.includes(value), false)
    }
  }
}

/** By a tag or a segment one finds and counts of what one sees, and no more. */
async function checkMarks(scene: Scene, visible: readonly PlainCustomer[]): Promise<void> {
  const { company, actor, random } = scene
  const mayRead = grantsNaively(company, actor, 'customer.read')
  const marked = random.several(company.customers, 0.5)
  const ids = marked.map(({ id }) => id)
  const { tagId, listId, dynamicId } = await markCustomers(scene.ctx, ids, actor.id)
  const seen = visible.filter((customer) => marked.includes(customer))
  for (const [field, value] of [
    ['tag', tagId],
    ['segment', listId],
    ['segment', dynamicId],
  ] as const) {
    const filter = { field, op: 'in' as const, value: [value] }
    const list = await asked(scene, (ctx) => listCustomers(ctx, { scope: 'all', limit: 200, filter }))
    same(`by ${field}`, list?.items.map((row) => row.name).sort(), mayRead ? names(seen) : undefined)
  }
  const tags = await asked(scene, (ctx) => countTags(ctx))
  const tagged = tags?.items.find((one) => one.tagId === tagId)?.customers ?? 0
  same('tag count', tags && tagged, mayRead ? seen.length : undefined)
  const overlap = await asked(scene, (ctx) => overlapSegments(ctx, { a: listId, b: dynamicId }))
  same('overlap', overlap, mayRead ? { onlyA: 0, both: seen.length, onlyB: 0 } : undefined)
  const counts = await asked(scene, (ctx) => countSegments(ctx))
  const count = counts?.items.find((one) => one.segmentId === dynamicId)?.customers
  // Of the whole company nothing is measured yet.
  if (count !== undefined) same('segment count', count, seen.length)
}

function systemOf({ ctx }: Scene): Context {
  return { ...ctx, actor: world.system.actor }
}

describe('in random companies', () => {
  it.each(Array.from({ length: batches }, (_, n) => n))(
    'everybody sees exactly what the naive model says, batch %i',
    async (batch) => {
      const each = worlds / batches
      for (let n = 0; n < each; n++) {
        await expect(inRandomWorld(batch * each + n + 1, checkEverything)).resolves.toBeUndefined()
      }
    },
    120_000,
  )
})
