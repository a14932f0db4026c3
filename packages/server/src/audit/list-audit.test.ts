import { auditRoutes } from '@zhike/core/audit/api'
import type { AuditEntry, ChainState } from '@zhike/core/audit/schema'
import { contactRoutes } from '@zhike/core/contacts/api'
import { customerRoutes } from '@zhike/core/customers/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { jobHandlers } from '../job-handlers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { contextFor } from '../platform/context/system-context.ts'

let world: World
let customerId: string
beforeAll(async () => {
  world = await createWorld()
  customerId = await world.addCustomer({ name: '海晟精密', personId: world.rep.id, phone: '13000000000' })
  const params = { id: customerId }
  await world.rep.api.ok(customerRoutes.patchCustomer, {
    params,
    version: 1,
    body: { phone: '19900002231', size: 'M' },
  })
  await world.rep.api.ok(contactRoutes.createContact, { params, body: { name: '郑一诺', mobile: '19900007788' } })
})
afterAll(() => world.close())

interface Page {
  items: AuditEntry[]
  nextCursor: string | null
  names: Record<string, string>
}
const list = (actor: Actor, query: Record<string, string>) => actor.api.ok<Page>(auditRoutes.listAudit, { query })
const actions = async (query: Record<string, string>) =>
  (await list(world.admin, query)).items.map((entry) => entry.action)

describe('the audit', () => {
  it('is filtered by who, what, which customer, way and address', async () => {
    expect(await actions({ customerId })).toEqual(['contact.create', 'customer.update'])
    expect(await actions({ customerId, action: 'customer.' })).toEqual(['customer.update'])
    expect(await actions({ customerId, action: 'contact.create' })).toEqual(['contact.create'])
    expect(await actions({ customerId, actorId: world.rep.id, via: 'api-key' })).toHaveLength(2)
    expect(await actions({ customerId, via: 'web' })).toEqual([])
    expect(await actions({ customerId, actorId: world.lead.id })).toEqual([])
    expect(await actions({ customerId, ipAddress: '127.0.0.1' })).toHaveLength(2)
    expect(await actions({ customerId, ipAddress: '127.0.' })).toHaveLength(2)
    expect(await actions({ customerId, ipAddress: '10.' })).toEqual([])
    expect(await actions({ action: 'nothing.like-it.' })).toEqual([])
  })

  it('finds what somebody did for another also by the other', async () => {
    const onBehalfOf = { personId: world.stranger.id, name: world.stranger.name }
    const actor = { ...world.rep.ctx.actor, onBehalfOf }
    await writeAudit({ ...world.rep.ctx, actor }, { action: 'test.delegated', subjectType: 'customer' })
    for (const actorId of [world.rep.id, world.stranger.id]) {
      const { items } = await list(world.admin, { actorId, action: 'test.delegated' })
      expect(items).toMatchObject([
        { actorName: world.rep.name, onBehalfOf: world.stranger.id, onBehalfOfName: world.stranger.name },
      ])
    }
  })

  it('names the records and people it mentions as they are called today', async () => {
    const { items, names } = await list(world.admin, { customerId })
    expect(names[customerId]).toBe('海晟精密')
    expect(names[items[0]?.subjectId ?? '']).toBe('郑一诺')
  })

  it('shows nobody more of a protected field than the roles do', async () => {
    const body = async (fields: Actor['ctx']['actor']['fields']) => {
      const ctx = await contextFor(world.services, { ...world.admin.ctx.actor, fields })
      const { listAudit } = await import('./list-audit.ts')
      return JSON.stringify(await listAudit(ctx, { customerId, limit: 50 }))
    }
    expect(await body({})).toContain('19900002231')
    const masked = { show: 'masked', edit: false } as const
    const shown = await body({ 'customer.phone': masked, 'contact.mobile': masked })
    expect(shown).not.toMatch(/19900002231|19900007788|13000000000/)
    expect(shown).toContain('199****2231')
  })
})

describe('the state of the chain', () => {
  const state = () => world.admin.api.ok<ChainState>(auditRoutes.getAuditChain)

  it('says until when it is sealed and what the last check found', async () => {
    expect(await state()).toEqual({ head: null, lastCheck: null })
    await world.admin.api.ok(auditRoutes.checkAuditChain)
    expect(world.jobs.map((job) => job.name)).toContain('check-audit')
    const check = () => jobHandlers['check-audit']!(world.system, {}, new AbortController().signal)
    await check()
    const sound = await state()
    expect(sound.head?.seq).toBe(sound.lastCheck?.sealed)
    expect(sound.lastCheck).toMatchObject({ faultCount: 0, faults: [], overdue: 0, headSeal: sound.head?.seal })

    await world.database.ownerQuery("update audit_entries set actor_name = 'nobody' where action = 'contact.create'")
    await check()
    expect((await state()).lastCheck).toMatchObject({ faultCount: 1, faults: [{ kind: 'row-changed' }] })
  })

  it('is kept where the application cannot change it', async () => {
    for (const change of ['update audit_checks set fault_count = 0', 'delete from audit_checks']) {
      await expect(world.database.pool.query(change)).rejects.toMatchObject({ code: '42501' })
    }
  })
})
