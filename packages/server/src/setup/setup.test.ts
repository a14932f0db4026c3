import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { sessionRoutes } from '@zhike/core/session/api'
import { setupRoutes } from '@zhike/core/setup/api'
import { apiClient, cookiesOf } from '../../test/api-client.ts'
import { createTestApp, type TestApp } from '../../test/test-app.ts'
import { createWorld, type World } from '../../test/world.ts'
import { getRules } from '../rules/get-rules.ts'
import { demoDoorIsOpen } from '../session/demo-door.ts'
import { ensureSetupCode, hashSetupCode } from './ensure-setup-code.ts'

const input = (code: string, change: object = {}) => ({
  code,
  company: { name: '鹿鸣川精工', locale: 'zh-CN', timeZone: 'Asia/Shanghai', currency: 'CNY' },
  administrator: { name: '沈知秋', email: 'Admin@Luming.test', password: 'long enough' },
  ...change,
})

describe('first run', () => {
  let bare: TestApp
  beforeAll(async () => {
    bare = await createTestApp()
  })
  afterAll(() => bare.close())
  afterEach(() => vi.restoreAllMocks())

  it('says that there is no company, and gives one code to the console', async () => {
    const printed: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
    const look = () => apiClient(bare.app).ok(setupRoutes.getSetup)
    const [status] = await Promise.all([look(), look(), look()])
    await look()
    vi.restoreAllMocks()
    // As beside a running server whose demo was removed: nobody has printed a code, so looking does, once.
    const codes = printed.join('').match(/[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}/g)
    expect(codes).toHaveLength(1)
    const [row] = await bare.database.ownerQuery<{ hash: Buffer }>('select hash from setup_codes')
    expect(row?.hash).toEqual(hashSetupCode(codes?.[0] ?? ''))
    expect(status).toEqual({
      needsSetup: true,
      demo: false,
      companyName: null,
      locale: 'zh-CN',
      canMail: false,
      identityProviders: [],
      demoUsers: [],
    })
    const first = await ensureSetupCode(bare.services)
    expect(first).toMatch(/^[A-HJKMNP-Z2-9]{8}$/)
    const second = await ensureSetupCode(bare.services)
    expect(second).not.toBe(first)
    const answer = await apiClient(bare.app).call(setupRoutes.setUpCompany, { body: input(first ?? '') })
    expect(answer.json()).toMatchObject({ code: 'setup.wrong-code', params: { left: 4 } })
  })

  it('keeps the code hashed', async () => {
    const code = await ensureSetupCode(bare.services)
    const [row] = await bare.database.ownerQuery<{ text: string }>('select setup_codes::text as text from setup_codes')
    expect(row?.text).not.toContain(code)
  })

  it('prints a new code after five wrong ones and lets the old one fall', async () => {
    const old = await ensureSetupCode(bare.services)
    const printed: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
    const left: unknown[] = []
    for (let n = 0; n < 5; n++) {
      const answer = await apiClient(bare.app).call(setupRoutes.setUpCompany, { body: input(`WRONG00${n}`) })
      expect(answer.statusCode).toBe(403)
      left.push(answer.json().params.left ?? answer.json().code)
    }
    vi.restoreAllMocks()
    expect(left).toEqual([4, 3, 2, 1, 'setup.code-replaced'])
    expect(printed.join('')).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}/)
    const answer = await apiClient(bare.app).call(setupRoutes.setUpCompany, { body: input(old ?? '') })
    expect(answer.json()).toMatchObject({ code: 'setup.wrong-code' })
  })

  it('explains input that does not do', async () => {
    const code = (await ensureSetupCode(bare.services)) ?? ''
    const bad = [
      [{ administrator: { name: 'A', password: 'long enough' } }, '/administrator/email', '邮箱和手机号至少填一样'],
      [
        { administrator: { name: 'A', email: 'a@b.test', password: 'short' } },
        '/administrator/password',
        '要 8 到 128 个字',
      ],
      [{ company: { name: ' ' } }, '/company/name', '太短或太小'],
      [{ company: { name: 'X', timeZone: 'Mars/Base' } }, '/company/timeZone', '不是时区名（写成 Asia/Shanghai）'],
    ] as const
    for (const [change, path, message] of bad) {
      const answer = await apiClient(bare.app).call(setupRoutes.setUpCompany, { body: input(code, change) })
      expect(answer.statusCode, answer.body).toBe(400)
      expect(answer.json().errors[0]).toMatchObject({ path, message })
      expect(answer.body).not.toContain('short')
    }
  })

  it('makes company and administrator, signs in, and works only once', async () => {
    const code = (await ensureSetupCode(bare.services)) ?? ''
    const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase()
    const answers = await Promise.all([
      apiClient(bare.app).call(setupRoutes.setUpCompany, { body: input(typed) }),
      apiClient(bare.app).call(setupRoutes.setUpCompany, { body: input(typed) }),
    ])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
    const answer = answers.find((one) => one.statusCode === 201)!
    const client = apiClient(bare.app, { cookie: cookiesOf(answer) })
    expect(await client.ok(sessionRoutes.getSession)).toMatchObject({
      person: {
        name: '沈知秋',
        email: 'admin@luming.test',
        roles: ['administrator'],
        department: { name: '鹿鸣川精工' },
      },
      company: { onboarding: 'choose' },
      permissions: expect.arrayContaining(['person.manage', 'settings.manage', 'audit.read']),
    })
    const [counts] = await bare.database.ownerQuery(
      'select (select count(*)::int from pools) as pools, (select count(*)::int from rule_versions) as rules, (select count(*)::int from setup_codes) as codes',
    )
    expect(counts).toEqual({ pools: 2, rules: 1, codes: 0 })
    expect(await ensureSetupCode(bare.services)).toBeNull()
    expect(await apiClient(bare.app).ok(setupRoutes.getSetup)).toMatchObject({
      needsSetup: false,
      companyName: '鹿鸣川精工',
    })
    const again = await apiClient(bare.app).call(setupRoutes.setUpCompany, { body: input(code) })
    expect(again.json()).toMatchObject({ code: 'setup.done' })
  })
})

describe('a company that stands', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  })
  afterAll(() => world.close())

  it('starts from nothing with one rule: everything to whoever started', async () => {
    const body = { onboarding: 'done', firstRules: 'all-to-me' }
    await world.admin.api.ok(setupRoutes.updateCompany, { body })
    const { active } = await getRules(world.admin.ctx)
    expect(active).toMatchObject({ no: 2, rules: [{ when: null, then: { kind: 'person', personId: world.admin.id } }] })
    await world.admin.api.ok(setupRoutes.updateCompany, { body })
    expect((await getRules(world.admin.ctx)).active.no).toBe(2)
    const id = await world.addCustomer({ name: '第一家' })
    const [held] = await world.database.ownerQuery('select person_id from tenures where customer_id = $1', [id])
    expect(held).toEqual({ person_id: world.admin.id })
  })

  it('can be renamed and moved, but does not change its currency under kept orders', async () => {
    const change = (body: object) => world.admin.api.call(setupRoutes.updateCompany, { body })
    expect((await change({ name: '鹿鸣川', onboarding: 'done', currency: 'USD' })).json()).toMatchObject({
      name: '鹿鸣川',
      onboarding: 'done',
      currency: 'USD',
    })
    expect((await change({ currency: 'XQQ' })).statusCode).toBe(400)
    const customer = await world.addCustomer({ name: '某公司', personId: world.rep.id })
    await world.database.ownerQuery(
      `insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base)
       select $1, gen_random_uuid(), '1', '2026-01-01', 1, 'USD', 1`,
      [customer],
    )
    expect((await change({ currency: 'CNY' })).json()).toMatchObject({ code: 'company.currency-in-use' })
    expect((await change({ currency: 'USD', locale: 'en' })).statusCode).toBe(200)
  })

  it('offers one click into the demo only in the demo, and only at this machine', async () => {
    const enter = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
      world.app.inject({
        method: 'POST',
        url: sessionRoutes.demoSignIn.path,
        payload: { role: 'team-lead' },
        headers,
        remoteAddress,
      })
    expect((await enter()).json()).toMatchObject({ code: 'demo.absent' })
    await world.database.ownerQuery('update company set is_demo = true')
    const entered = await enter()
    expect(entered.statusCode, entered.body).toBe(200)
    expect(entered.json().person).toMatchObject({ id: world.lead.id })
    const client = apiClient(world.app, { cookie: cookiesOf(entered) })
    expect((await client.call(sessionRoutes.getSession)).statusCode).toBe(200)
    expect((await enter({}, '192.0.2.1')).statusCode).toBe(404)
    expect((await enter({ 'x-forwarded-for': '192.0.2.1' })).statusCode).toBe(404)
    const here = await world.anonymous.ok<{ demoUsers: { role: string; personId: string }[] }>(setupRoutes.getSetup)
    expect(here.demoUsers.map((one) => one.role)).toEqual(['account-manager', 'team-lead', 'administrator'])
    const there = await world.app.inject({ url: setupRoutes.getSetup.path, remoteAddress: '192.0.2.1' })
    expect(there.json()).toMatchObject({ demo: true, demoUsers: [] })
  })

  it('opens that door wider when it was started with --demo', () => {
    const far = { ...world.rep.ctx, actor: { ...world.rep.ctx.actor, ipAddress: '192.0.2.1' } }
    const demo = { ...far, company: { ...far.company, isDemo: true } }
    expect(demoDoorIsOpen(demo, { startedAsDemo: true, isForwarded: true })).toBe(true)
    expect(demoDoorIsOpen(demo, { startedAsDemo: false, isForwarded: false })).toBe(false)
    expect(demoDoorIsOpen(far, { startedAsDemo: true, isForwarded: false })).toBe(false)
  })
})
