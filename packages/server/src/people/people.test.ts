import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiKeyRoutes } from '@zhike/core/api-keys/api'
import { auditRoutes } from '@zhike/core/audit/api'
import { customerRoutes } from '@zhike/core/customers/api'
import { newId } from '@zhike/core/kernel/ids'
import { ownershipRoutes } from '@zhike/core/ownership/api'
import { peopleRoutes } from '@zhike/core/people/api'
import type { DeactivationPreview, Person, PersonOption, PostChange } from '@zhike/core/people/schema'
import { sessionRoutes } from '@zhike/core/session/api'
import { createWorld, testPassword, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

type Page = { items: Person[]; nextCursor: string | null }
const create = (body: object) => world.admin.api.call(peopleRoutes.createPerson, { body })
const get = (id: string) => world.admin.api.ok<Person>(peopleRoutes.getPerson, { params: { id } })
const patch = (id: string, version: number, body: object) =>
  world.admin.api.call(peopleRoutes.updatePerson, { params: { id }, version, body })

describe('adding people', () => {
  it('works without a login, and with one whose temporary password is shown once', async () => {
    const plain = await create({
      name: '陶然',
      staffNumber: 'E-2001',
      departmentId: world.departments.east,
      post: '销售',
    })
    expect(plain.statusCode, plain.body).toBe(201)
    expect(plain.json()).toMatchObject({
      roles: ['account-manager'],
      canSignIn: false,
      temporaryPassword: null,
      department: { name: '华东' },
      held: 0,
      version: 1,
    })
    const withLogin = await create({ name: '方糖', phone: '138 0013 8000', login: {}, roles: ['team-lead'] })
    const { id, temporaryPassword } = withLogin.json()
    expect(withLogin.json()).toMatchObject({ phone: '+8613800138000', canSignIn: true, roles: ['team-lead'] })
    expect(await get(id)).not.toHaveProperty('temporaryPassword')
    const signIn = await world.anonymous.call(sessionRoutes.signIn, {
      body: { identifier: '13800138000', password: temporaryPassword },
    })
    expect(signIn.statusCode).toBe(200)
  })

  it('keeps no trace of a password beside its hash, not even for a retried request', async () => {
    const body = { name: '落笔', email: 'trace@luming.test', login: { password: 'unforgettable-1' } }
    const headers = { 'idempotency-key': 'same-key' }
    const first = await world.admin.api.call(peopleRoutes.createPerson, { body, headers })
    expect(first.statusCode).toBe(201)
    const again = await world.admin.api.call(peopleRoutes.createPerson, { body, headers })
    expect(again.json()).toMatchObject({ code: 'person.email-taken' })
    const tables = [
      'auth."account"',
      'auth."user"',
      'people',
      'audit_entries',
      'audit_values',
      'idempotency_keys',
      'events',
    ]
    for (const table of tables) {
      const rows = await world.database.ownerQuery(`select 1 from ${table} t where t::text like '%unforgettable%'`)
      expect(rows, table).toEqual([])
    }
  })

  it('names whoever already has the e-mail, phone or staff number, however it is written', async () => {
    await create({ name: '独一', email: 'only@luming.test', phone: '13700000001', staffNumber: 'Z-9' })
    for (const [field, value, code] of [
      ['email', 'ONLY@luming.test', 'person.email-taken'],
      ['phone', '+86 137-0000-0001', 'person.phone-taken'],
      ['staffNumber', 'z-9', 'person.staff-number-taken'],
    ] as const) {
      const answer = await create({ name: '第二', [field]: value })
      expect(answer.statusCode).toBe(409)
      expect(answer.json()).toMatchObject({ code, params: { holder: '独一' } })
    }
  })

  it('refuses what cannot be', async () => {
    expect((await create({ name: '无门', login: {} })).json()).toMatchObject({ code: 'person.nothing-to-sign-in-with' })
    expect((await create({ name: '无处', departmentId: newId() })).json()).toMatchObject({ code: 'department.unknown' })
    expect((await create({ name: '无上', managerId: newId() })).json()).toMatchObject({
      code: 'person.unknown-manager',
    })
    for (const body of [
      { name: '' },
      { name: 'x', email: 'not an address' },
      { name: 'x', capacity: -1 },
      { name: 'a\u0000b' },
      { name: 'x', email: 'x@y.test', login: { password: '1234567' } },
      { name: 'x'.repeat(101) },
    ]) {
      expect((await create(body)).statusCode, JSON.stringify(body)).toBe(400)
    }
    const odd = await create({ name: '<script>alert(1)</script> 🐴' })
    expect(odd.json().name).toBe('<script>alert(1)</script> 🐴')
  })
})

describe('changing people', () => {
  it('asks for the version and refuses a lost update', async () => {
    const { id } = (await create({ name: '改一' })).json()
    const without = await world.admin.api.call(peopleRoutes.updatePerson, { params: { id }, body: { post: '经理' } })
    expect(without.statusCode).toBe(428)
    const changed = await patch(id, 1, { post: '经理', capacity: 200 })
    expect(changed.json()).toMatchObject({ post: '经理', capacity: 200, version: 2 })
    expect(changed.headers.etag).toBe('"2"')
    expect((await patch(id, 1, { post: '总监' })).statusCode).toBe(412)
    expect((await patch(id, 2, { post: '经理' })).json()).toMatchObject({ version: 2 })
    expect((await patch(id, 2, { post: '', capacity: null })).json()).toMatchObject({ post: null, capacity: null })
    expect((await patch(newId(), 1, {})).statusCode).toBe(404)
  })

  it('keeps the history of posts, and language and time zone of each', async () => {
    const { id } = (await create({ name: '调岗', post: '销售', departmentId: world.departments.east })).json()
    await patch(id, 1, { phone: '13600000009', timeZone: 'Europe/Berlin', locale: 'en' })
    expect(await get(id)).toMatchObject({ timeZone: 'Europe/Berlin', locale: 'en' })
    expect((await patch(id, 2, { timeZone: 'Mars/Olympus' })).statusCode).toBe(400)
    await patch(id, 2, { post: '主管', departmentId: world.departments.south, managerId: world.admin.id })
    await patch(id, 3, { post: '' })
    const history = (query: { limit: number; after?: string | undefined }) =>
      world.rep.api.ok<{ items: PostChange[]; nextCursor: string | null }>(peopleRoutes.listPostChanges, {
        params: { id },
        query,
      })
    const first = await history({ limit: 1 })
    expect(first.items).toMatchObject([
      { actorName: '沈知秋', from: { department: '华南', post: '主管', manager: '沈知秋' }, to: { post: null } },
    ])
    const second = await history({ limit: 1, after: first.nextCursor ?? undefined })
    expect(second.items).toMatchObject([
      {
        from: { department: '华东', post: '销售', manager: null },
        to: { department: '华南', post: '主管', manager: '沈知秋' },
      },
    ])
    expect(second.nextCursor).toBeNull()
    const events = await world.database.ownerQuery<{ payload: { personIds: string[] } }>(
      "select payload from events where name = 'person.post-changed' order by id",
    )
    expect(events.filter((one) => one.payload.personIds.includes(id))).toHaveLength(2)
  })

  it('lets no ring of managers close, not even by two changes at once', async () => {
    const boss = await world.addPerson({ name: '甲' })
    const middle = await world.addPerson({ name: '乙', managerId: boss.id })
    const low = await world.addPerson({ name: '丙', managerId: middle.id })
    expect((await patch(boss.id, 1, { managerId: low.id })).json()).toMatchObject({
      code: 'person.manager-loop',
      params: { name: '甲', manager: '丙' },
    })
    expect((await patch(boss.id, 1, { managerId: boss.id })).json()).toMatchObject({ code: 'person.manager-loop' })
    const [left, right] = [await world.addPerson({ name: '左' }), await world.addPerson({ name: '右' })]
    const both = await Promise.all([
      patch(left.id, 1, { managerId: right.id }),
      patch(right.id, 1, { managerId: left.id }),
    ])
    expect(both.map((one) => one.statusCode).sort()).toEqual([200, 409])
  })

  it('gives and takes roles, but never the last administrator', async () => {
    const setRoles = (id: string, roles: string[]) =>
      world.admin.api.call(peopleRoutes.setPersonRoles, { params: { id }, body: { roles } })
    const other = await world.addPerson({ name: '副手' })
    expect((await setRoles(other.id, ['team-lead', 'account-manager'])).json()).toMatchObject({
      roles: ['account-manager', 'team-lead'],
    })
    expect((await other.api.call(auditRoutes.listAudit)).statusCode).toBe(403)
    expect((await setRoles(world.admin.id, ['team-lead'])).json()).toMatchObject({ code: 'person.last-administrator' })
    await setRoles(other.id, ['administrator'])
    expect((await other.api.call(auditRoutes.listAudit)).statusCode).toBe(200)
    await setRoles(other.id, [])
    expect((await other.api.call(peopleRoutes.listPeople)).statusCode).toBe(403)
  })
})

describe('leavers', () => {
  it('lose sessions, keys and every customer at once, and can come back without them', async () => {
    const leaver = await world.addPerson({ name: '离开' })
    const customers = await world.addCustomers([
      { name: '客户一', personId: leaver.id },
      { name: '客户二', personId: leaver.id },
    ])
    const deactivate = () => world.admin.api.call(peopleRoutes.deactivatePerson, { params: { id: leaver.id } })
    expect((await deactivate()).json()).toMatchObject({ isActive: false, canSignIn: false, held: 0, movedCustomers: 2 })
    const held = await world.database.ownerQuery<{ pool: string | null }>(
      `select p.name as pool from tenures t left join pools p on p.id = t.pool_id
       where t.end_at = 'infinity' and t.customer_id = any($1)`,
      [customers],
    )
    expect(held).toEqual([{ pool: '公海' }, { pool: '公海' }])
    expect((await leaver.api.call(sessionRoutes.getSession)).statusCode).toBe(401)
    expect((await deactivate()).json()).toMatchObject({ movedCustomers: 0 })
    const reset = await world.admin.api.call(peopleRoutes.resetPersonPassword, { params: { id: leaver.id }, body: {} })
    expect(reset.json()).toMatchObject({ code: 'person.inactive' })
    const back = await world.admin.api.ok<Person>(peopleRoutes.reactivatePerson, { params: { id: leaver.id } })
    expect(back).toMatchObject({ isActive: true, canSignIn: true, held: 0 })
    expect((await leaver.api.call(sessionRoutes.getSession)).statusCode).toBe(401)
    const signIn = await world.anonymous.call(sessionRoutes.signIn, {
      body: { identifier: leaver.email, password: testPassword },
    })
    expect(signIn.statusCode).toBe(200)
  })

  it('leave their customers in interim hands, or to one person, as the preview says', async () => {
    const boss = await world.addPerson({ name: '接手的上级', roles: ['team-lead'] })
    const heir = await world.addPerson({ name: '继任' })
    const leaver = await world.addPerson({ name: '要走', managerId: boss.id })
    const report = await world.addPerson({ name: '下属丙', managerId: leaver.id })
    const [big, small] = await world.addCustomers([
      { name: '大客户', personId: leaver.id },
      { name: '小客户', personId: leaver.id },
    ])
    await world.database.ownerQuery("update customers set tier = 'A' where id = $1", [big])
    const params = { id: leaver.id }
    const preview = await world.admin.api.ok<DeactivationPreview>(peopleRoutes.previewDeactivation, { params })
    expect(preview).toMatchObject({
      held: 2,
      important: 1,
      lead: { id: boss.id, name: '接手的上级', held: 0 },
      pool: { name: '公海', isDefault: true },
      toLead: 1,
      toPool: 1,
      reports: { count: 1, names: ['下属丙'], to: { id: boss.id } },
      teamsLed: [],
      delegateFor: [],
    })
    const refused = await world.admin.api.call(peopleRoutes.deactivatePerson, {
      params,
      body: { customers: { to: 'person', personId: newId() } },
    })
    expect(refused.json()).toMatchObject({ code: 'ownership.unknown-person' })
    expect(await get(leaver.id)).toMatchObject({ isActive: true, held: 2 })
    const done = await world.admin.api.call(peopleRoutes.deactivatePerson, { params })
    expect(done.json()).toMatchObject({ movedCustomers: 2, toPerson: 1, toPool: 1, movedReports: 1 })
    const ownership = (id: string | undefined) =>
      world.admin.api.ok<{ holder: object }>(ownershipRoutes.getOwnership, { params: { id: id ?? '' } })
    expect(await ownership(big)).toMatchObject({ holder: { name: '接手的上级' }, label: '前任停用' })
    expect(await ownership(small)).toMatchObject({ holder: { kind: 'pool', name: '公海' } })
    const { items } = await world.admin.api.ok<{ items: PostChange[] }>(peopleRoutes.listPostChanges, {
      params: { id: report.id },
    })
    expect(items).toMatchObject([{ from: { manager: '要走' }, to: { manager: '接手的上级' } }])

    const second = await world.addPerson({ name: '也走' })
    await world.addCustomers([{ name: '第三家', personId: second.id }])
    const given = await world.admin.api.call(peopleRoutes.deactivatePerson, {
      params: { id: second.id },
      body: { customers: { to: 'person', personId: heir.id } },
    })
    expect(given.json()).toMatchObject({ movedCustomers: 1, toPerson: 1, toPool: 0 })
    expect(await get(heir.id)).toMatchObject({ held: 1 })
  })

  it('lead nobody any more: their people report to the nearest manager who is still there', async () => {
    const boss = await world.addPerson({ name: '大老板', roles: ['team-lead'] })
    const gone = await world.addPerson({ name: '早走的', roles: ['team-lead'], managerId: boss.id })
    const middle = await world.addPerson({ name: '中层', roles: ['team-lead'], managerId: gone.id })
    const [low, other] = [
      await world.addPerson({ name: '下属甲', managerId: middle.id }),
      await world.addPerson({ name: '下属乙', managerId: middle.id }),
    ]
    const [customer] = await world.addCustomers([{ name: '下属的客户', personId: low.id }])
    // As before there was this rule: somebody inactive in the middle of the chain.
    await world.database.ownerQuery('update people set is_active = false where id = $1', [gone.id])
    const deactivate = (id: string) => world.admin.api.call(peopleRoutes.deactivatePerson, { params: { id } })
    expect((await deactivate(middle.id)).json()).toMatchObject({ movedReports: 2 })
    const managerOf = async (id: string) =>
      (await world.admin.api.ok<Person>(peopleRoutes.getPerson, { params: { id } })).manager?.name
    expect(await managerOf(low.id)).toBe('大老板')
    expect(await managerOf(other.id)).toBe('大老板')
    expect((await boss.api.call(customerRoutes.getCustomer, { params: { id: customer ?? '' } })).statusCode).toBe(200)
    const audit = await world.admin.api.ok<{ items: object[] }>(auditRoutes.listAudit, {
      query: { subjectId: middle.id, limit: 1 },
    })
    expect(audit.items[0]).toMatchObject({
      action: 'person.deactivate',
      summary: { movedReports: 2 },
      before: { managerId: middle.id, reports: expect.arrayContaining([low.id, other.id]) },
      after: { managerId: boss.id },
    })
    expect((await deactivate(boss.id)).json()).toMatchObject({ movedReports: 3 })
    expect(await managerOf(low.id)).toBeUndefined()
    await world.admin.api.ok(peopleRoutes.reactivatePerson, { params: { id: middle.id } })
    expect(await managerOf(low.id)).toBeUndefined()
  })

  it('leave nobody behind when a chain of managers leaves at once', async () => {
    const chain = [await world.addPerson({ name: '链一' })]
    for (let n = 2; n <= 5; n++)
      chain.push(await world.addPerson({ name: `链${n}`, managerId: chain.at(-1)?.id ?? null }))
    const last = chain.pop()
    const answers = await Promise.all(
      chain.map(({ id }) => world.admin.api.call(peopleRoutes.deactivatePerson, { params: { id } })),
    )
    expect(answers.map((one) => one.statusCode)).toEqual([200, 200, 200, 200])
    const [row] = await world.database.ownerQuery('select manager_id from people where id = $1', [last?.id])
    expect(row?.manager_id).toBeNull()
  })

  it('cannot be oneself', async () => {
    const answer = await world.admin.api.call(peopleRoutes.deactivatePerson, { params: { id: world.admin.id } })
    expect(answer.json()).toMatchObject({ code: 'person.not-yourself' })
  })
})

describe('lists of people', () => {
  it('walk through everybody exactly once, in every order', async () => {
    await Promise.all(Array.from({ length: 7 }, (_, n) => create({ name: `同名`, staffNumber: n % 2 ? `S${n}` : '' })))
    const all = await world.admin.api.ok<{ count: number }>(peopleRoutes.countPeople)
    for (const sort of ['name', '-name', 'createdAt', '-createdAt', 'staffNumber', '-staffNumber,name']) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page: Page = await world.rep.api.ok(peopleRoutes.listPeople, { query: { sort, limit: 3, after } })
        seen.push(...page.items.map((one) => one.id))
        after = page.nextCursor ?? undefined
      } while (after)
      expect(new Set(seen).size, sort).toBe(seen.length)
      expect(seen.length, sort).toBe(all.count)
    }
    const bad = await world.rep.api.call(peopleRoutes.listPeople, { query: { sort: 'salary' } })
    expect(bad.json()).toMatchObject({ code: 'list.invalid-sort' })
  })

  it('sort Chinese names by pinyin', async () => {
    const { items } = await world.admin.api.ok<Page>(peopleRoutes.listPeople, {
      query: { departmentId: world.departments.east, limit: 200 },
    })
    const names = items.map((one) => one.name)
    expect(names.indexOf('陈牧野')).toBeLessThan(names.indexOf('林晚舟'))
    expect(names.indexOf('林晚舟')).toBeLessThan(names.indexOf('周小满'))
  })

  it('filter by part of the name, department and below, role and state', async () => {
    const find = async (query: Record<string, string>) =>
      (await world.admin.api.ok<Page>(peopleRoutes.listPeople, { query: { limit: 200, ...query } })).items
    expect((await find({ q: '晚' })).map((one) => one.id)).toEqual([world.rep.id])
    expect((await find({ q: '100%' })).length).toBe(0)
    expect((await find({ q: '_' })).length).toBe(0)
    const below = (await find({ departmentId: world.departments.east })).map((one) => one.id)
    expect(below).toEqual(expect.arrayContaining([world.lead.id, world.deputy.id]))
    expect(below).not.toContain(world.stranger.id)
    expect((await find({ role: 'team-lead' })).every((one) => one.roles.includes('team-lead'))).toBe(true)
    const { items } = await world.rep.api.ok<Page>(peopleRoutes.listPeople, { query: { q: '陈牧野' } })
    expect(items[0]?.abilities).toEqual({ update: false, setRoles: false, deactivate: false, resetPassword: false })
  })

  it('offer people to pick: by part of the name, beginnings first, or by id also when inactive', async () => {
    const gone = await world.addPerson({ name: '晚照' })
    await world.admin.api.ok(peopleRoutes.deactivatePerson, { params: { id: gone.id } })
    await world.addPerson({ name: '晚晴' })
    const options = async (query: Record<string, string>) =>
      (await world.rep.api.ok<{ items: PersonOption[] }>(peopleRoutes.listPersonOptions, { query })).items
    expect((await options({ q: '晚' })).map((one) => one.name)).toEqual(['晚晴', '林晚舟'])
    const byId = await options({ ids: `${gone.id},${world.lead.id}` })
    expect(byId.map((one) => [one.name, one.isActive])).toEqual([
      ['陈牧野', true],
      ['晚照', false],
    ])
  })
})

describe('API keys', () => {
  it('act as their person until revoked, and cannot make more of themselves', async () => {
    const key = await signedInKey()
    const client = { authorization: `Bearer ${key.key}` }
    const use = () => world.anonymous.call(sessionRoutes.getSession, { headers: client })
    expect((await use()).json()).toMatchObject({ person: { id: world.rep.id }, via: 'api-key' })
    const more = await world.anonymous.call(apiKeyRoutes.createApiKey, { headers: client, body: { name: 'more' } })
    expect(more.json()).toMatchObject({ code: 'session.needed' })
    const listed = await world.rep.api.call(apiKeyRoutes.listApiKeys)
    expect(listed.body).not.toContain(key.key)
    expect(listed.json().items.find((one: { id: string }) => one.id === key.id)).toMatchObject({
      prefix: key.key.slice(0, 9),
      lastUsedAt: expect.any(String),
    })
    expect((await world.stranger.api.call(apiKeyRoutes.revokeApiKey, { params: { id: key.id } })).statusCode).toBe(404)
    await world.rep.api.ok(apiKeyRoutes.revokeApiKey, { params: { id: key.id } })
    expect((await use()).json()).toMatchObject({ code: 'api-key.invalid' })
    const [stored] = await world.database.ownerQuery<{ text: string }>(
      'select api_keys::text as text from api_keys where id = $1',
      [key.id],
    )
    expect(stored?.text).not.toContain(key.key)
  })

  it('expire, note their use at most once a minute, and are seen by whoever manages people', async () => {
    const key = await signedInKey()
    const headers = { authorization: `Bearer ${key.key}` }
    const lastUsed = async () =>
      (
        await world.database.ownerQuery<{ at: string }>('select last_used_at as at from api_keys where id = $1', [
          key.id,
        ])
      )[0]?.at
    await world.anonymous.ok(sessionRoutes.getSession, { headers })
    const first = await lastUsed()
    await world.anonymous.ok(sessionRoutes.getSession, { headers })
    expect(await lastUsed()).toEqual(first)
    await world.database.ownerQuery(`update api_keys set expires_at = now() - interval '1 second' where id = $1`, [
      key.id,
    ])
    expect((await world.anonymous.call(sessionRoutes.getSession, { headers })).statusCode).toBe(401)
    const everybody = { query: { of: 'everybody' } }
    expect((await world.rep.api.call(apiKeyRoutes.listApiKeys, everybody)).statusCode).toBe(403)
    expect((await world.admin.api.call(apiKeyRoutes.listApiKeys, everybody)).json().items.length).toBeGreaterThan(3)
    for (const authorization of ['Bearer', 'Bearer ', 'Bearer zk_none', 'Basic eDp5', 'zk_none']) {
      const refused = await world.anonymous.call(sessionRoutes.getSession, { headers: { authorization } })
      expect(refused.statusCode, authorization).toBe(401)
    }
  })

  async function signedInKey(): Promise<{ id: string; key: string }> {
    const signIn = await world.anonymous.call(sessionRoutes.signIn, {
      body: { identifier: world.rep.email, password: testPassword },
    })
    const cookie = signIn.cookies.map((one) => `${one.name}=${encodeURIComponent(one.value)}`).join('; ')
    const expired = await world.anonymous.call(apiKeyRoutes.createApiKey, {
      headers: { cookie },
      body: { name: 'k', expiresAt: '2020-01-01T00:00:00Z' },
    })
    expect(expired.json()).toMatchObject({ code: 'api-key.expiry-in-past' })
    return world.anonymous.ok(apiKeyRoutes.createApiKey, { headers: { cookie }, body: { name: 'k' } })
  }
})

describe('the audit', () => {
  it('tells who changed what, by pages and filters, to administrators', async () => {
    const { id } = (await create({ name: '受审' })).json()
    await patch(id, 1, { post: '主管' })
    const query = { subjectId: id, limit: 1 }
    const first = await world.admin.api.ok<{ items: Record<string, unknown>[]; nextCursor: string }>(
      auditRoutes.listAudit,
      { query },
    )
    expect(first.items[0]).toMatchObject({
      action: 'person.update',
      actorName: '沈知秋',
      via: 'api-key',
      before: { post: null },
      after: { post: '主管' },
    })
    const second = await world.admin.api.ok<{ items: { action: string }[]; nextCursor: null }>(auditRoutes.listAudit, {
      query: { ...query, after: first.nextCursor },
    })
    expect(second.items.map((one) => one.action)).toEqual(['person.create'])
    expect(second.nextCursor).toBeNull()
    const all = await world.admin.api.ok<{ items: { action: string }[] }>(auditRoutes.listAudit, {
      query: { action: 'department.', limit: 200 },
    })
    expect(new Set(all.items.map((one) => one.action))).toEqual(new Set(['department.create']))
  })
})
