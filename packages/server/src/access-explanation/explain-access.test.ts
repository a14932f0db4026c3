import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessExplanationRoutes } from '@zhike/core/access-explanation/api'
import type { AccessExplanationAnswer } from '@zhike/core/access-explanation/schema'
import { collaboratorRoutes } from '@zhike/core/collaborators/api'
import { customerRoutes } from '@zhike/core/customers/api'
import { createWorld, type Actor, type World } from '../../test/world.ts'

let world: World
let customer: string
beforeAll(async () => {
  world = await createWorld()
  customer = await world.addCustomer({ name: '宁波海丝', personId: world.deputy.id })
})
afterAll(() => world.close())

const ask = (personId: string) =>
  world.admin.api.ok<AccessExplanationAnswer>(accessExplanationRoutes.explainAccess, {
    query: { personId, customerId: customer },
  })
const reading = (answer: AccessExplanationAnswer) =>
  answer.permissions.find(({ permission }) => permission === 'customer.read')
const sees = async (who: Actor) =>
  (await who.api.call(customerRoutes.getCustomer, { params: { id: customer } })).statusCode === 200

describe('why somebody reaches a customer', () => {
  it('names the scope, the line of managers and the departments between', async () => {
    const answer = await ask(world.lead.id)
    expect(answer.customer.holder).toMatchObject({ name: '周小满', departments: ['鹿鸣川精工', '华东', '宁波'] })
    expect(answer.person).toMatchObject({ departmentName: '华东', roles: ['team-lead'] })
    expect(reading(answer)?.grounds).toEqual([
      { role: 'team-lead', roleName: null, scope: 'reports', code: 'leads', through: ['林晚舟', '周小满'] },
      {
        role: 'team-lead',
        roleName: null,
        scope: 'department-and-below',
        code: 'department-below',
        through: ['华东', '宁波'],
      },
    ])
  })

  it('names every scope that misses, and nothing where no role grants it', async () => {
    const answer = await ask(world.stranger.id)
    expect(reading(answer)).toMatchObject({
      allowed: false,
      grounds: [],
      misses: [{ scope: 'own' }, { scope: 'collaborating' }],
    })
    const assigning = answer.permissions.find(({ permission }) => permission === 'customer.assign')
    expect(assigning).toEqual({ permission: 'customer.assign', allowed: false, grounds: [], misses: [] })
  })

  it('says the same as the customer’s own route does, for everybody and after a change', async () => {
    for (const actor of world.actors) expect(reading(await ask(actor.id))?.allowed, actor.name).toBe(await sees(actor))
    const params = { id: customer, personId: world.stranger.id }
    await world.admin.api.ok(collaboratorRoutes.putCollaborator, { params, body: { part: 'pre-sales' } })
    expect(reading(await ask(world.stranger.id))?.grounds).toMatchObject([
      { code: 'collaborates', through: ['pre-sales'] },
    ])
    expect(await sees(world.stranger)).toBe(true)
  })

  it('says how protected fields look for a role that masks them', async () => {
    const marketer = await world.addPerson({ name: '市场', roles: ['marketer'] })
    const { fieldRules } = await ask(marketer.id)
    expect(fieldRules['customer.phone']).toEqual({ show: 'masked', edit: false })
    expect((await ask(world.rep.id)).fieldRules).toEqual({})
  })

  it('nothing reaches for somebody who left', async () => {
    const left = await world.addPerson({ name: '离职', roles: ['administrator'] })
    await world.database.pool.query('update people set is_active = false where id = $1', [left.id])
    const answer = await ask(left.id)
    expect(answer.person.isActive).toBe(false)
    expect(answer.permissions.some(({ allowed }) => allowed)).toBe(false)
  })

  it('is for those who may see roles', async () => {
    const answer = await world.rep.api.call(accessExplanationRoutes.explainAccess, {
      query: { personId: world.lead.id, customerId: customer },
    })
    expect(answer.statusCode).toBe(403)
  })
})
