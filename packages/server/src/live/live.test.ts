import type { AddressInfo } from 'node:net'
import { collaboratorRoutes } from '@zhike/core/collaborators/api'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { newId } from '@zhike/core/kernel/ids'
import { streamEvents } from '@zhike/core/live/api'
import type { LiveChange } from '@zhike/core/live/schema'
import { ownershipRoutes } from '@zhike/core/ownership/api'
import { sessionRoutes } from '@zhike/core/session/api'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { apiClient, cookiesOf } from '../../test/api-client.ts'
import { readEvents, type EventReader } from '../../test/read-events.ts'
import { type Actor, createWorld, testPassword, type World } from '../../test/world.ts'
import { seeAsHeader } from '../platform/auth/look-as.ts'
import { deactivatePerson } from '../people/deactivate-person.ts'
import type { Listening } from '../platform/database/listen.ts'
import { liveHubOf } from './live-hub.ts'
import { startLive } from './start-live.ts'

let world: World
let listening: Listening
let address: string
let open: EventReader[] = []

beforeAll(async () => {
  world = await createWorld()
  listening = await startLive(world.services, world.database.appUrl)
  await world.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}${streamEvents.path}`
})
afterEach(() => {
  for (const one of open) one.close()
  open = []
})
afterAll(async () => {
  await listening.close()
  await world.close()
})

async function signIn(actor: Actor): Promise<string> {
  const body = { identifier: actor.email, password: testPassword }
  return cookiesOf(await world.anonymous.call(sessionRoutes.signIn, { body }))
}

async function stream(cookie: string, headers: Record<string, string> = {}, query = ''): Promise<EventReader> {
  const reader = await readEvents(address + query, { cookie, ...headers })
  open.push(reader)
  return reader
}

const changes = (reader: EventReader) =>
  reader.events.filter(({ event }) => event === 'change').map(({ data }) => data as LiveChange)
const idsIn = (reader: EventReader) => changes(reader).flatMap((change) => change.customerIds)

async function followUp(customerId: string): Promise<void> {
  const body = { kind: 'call', text: '打过电话', nextContactOn: '2026-12-01' }
  await world.admin.api.ok(followUpRoutes.createFollowUp, { params: { id: customerId }, body })
}

describe('the live stream', () => {
  it('tells of a change whoever may read the customer, and nothing to whoever may not', async () => {
    const mine = await world.addCustomer({ name: '实时一号', personId: world.rep.id })
    const [rep, lead, stranger] = await Promise.all(
      [world.rep, world.lead, world.stranger].map(async (actor) => stream(await signIn(actor))),
    )
    expect(rep?.status).toBe(200)
    expect(rep?.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(rep?.headers.get('content-security-policy')).toContain("default-src 'self'")
    await followUp(mine)
    await expect.poll(() => [rep, lead].map((one) => one && idsIn(one))).toEqual([[mine], [mine]])
    expect(rep && changes(rep)[0]?.topics.toSorted()).toEqual(['customers', 'today'])
    expect(stranger && changes(stranger)).toEqual([])
  })

  it('tells whoever loses a customer that the list changed, without its id, and whoever gains it with it', async () => {
    const id = await world.addCustomer({ name: '换人', personId: world.rep.id })
    const [rep, stranger] = await Promise.all([stream(await signIn(world.rep)), stream(await signIn(world.stranger))])
    const body = { personId: world.stranger.id, customerIds: [id] }
    await world.admin.api.ok(ownershipRoutes.assignCustomers, { body })
    await expect.poll(() => stranger && idsIn(stranger)).toEqual([id])
    await expect.poll(() => rep && changes(rep).length).toBe(1)
    expect(rep && changes(rep)[0]).toMatchObject({ customerIds: [], topics: ['customers', 'today'] })
  })

  it('tells whoever becomes a collaborator with the id, and whoever ceases to be one that the list changed', async () => {
    const id = await world.addCustomer({ name: '协作', personId: world.rep.id })
    const stranger = await stream(await signIn(world.stranger))
    const params = { id, personId: world.stranger.id }
    await world.admin.api.ok(collaboratorRoutes.putCollaborator, { params, body: { part: 'backup' } })
    await expect.poll(() => idsIn(stranger)).toEqual([id])
    await world.admin.api.ok(collaboratorRoutes.removeCollaborator, { params })
    await expect.poll(() => changes(stranger).length).toBe(2)
    expect(changes(stranger)[1]).toEqual({ topics: ['customers', 'today'], customerIds: [], importIds: [] })
  })

  it('shows imports to their author and to whoever imports for everybody', async () => {
    const [admin, stranger] = await Promise.all([
      stream(await signIn(world.admin)),
      stream(await signIn(world.stranger)),
    ])
    const id = newId()
    await world.database.ownerQuery(
      `insert into imports (id, kind, state, file_name, byte_size, options, detected, created_by, actor_name)
       values ($1, 'customers', 'uploaded', 'a.csv', 1, '{}', '{}', $2, 'x')`,
      [id, world.rep.id],
    )
    await expect
      .poll(() => admin && changes(admin))
      .toEqual([{ topics: ['imports'], customerIds: [], importIds: [id] }])
    expect(stranger && changes(stranger)).toEqual([])
  })

  it('ends within seconds when the session ends, the person is deactivated or the key revoked', async () => {
    const leaver = await world.addPerson({ name: '走的人' })
    const [signedOut, deactivated] = await Promise.all([signIn(world.rep), signIn(leaver)])
    const streams = await Promise.all([stream(signedOut), stream(deactivated)])
    await apiClient(world.app, { cookie: signedOut }).ok(sessionRoutes.signOut)
    await deactivatePerson(world.admin.ctx, leaver.id)
    await Promise.all(streams.map((one) => one.ended))
    for (const one of streams) expect(one.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'signed-out' } })
  }, 10_000)

  it('goes on where a reader left off, and says "everything" after a long absence', async () => {
    const id = await world.addCustomer({ name: '错过的', personId: world.rep.id })
    const cookie = await signIn(world.rep)
    await followUp(id)
    const back = await stream(cookie, { 'last-event-id': newId(Date.now() - 60_000) }, '?seconds=0')
    await back.ended
    expect(idsIn(back)).toContain(id)
    const late = await stream(cookie, {}, `?seconds=0&lastEventId=${newId(Date.now() - 3_600_000)}`)
    await late.ended
    expect(changes(late)).toEqual([{ topics: ['everything'], customerIds: [], importIds: [] }])
    const odd = await stream(cookie, { 'last-event-id': 'what?' }, '?seconds=0')
    await odd.ended
    expect(changes(odd)[0]?.topics).toEqual(['everything'])
  })

  it('says "everything" to everybody when the connection to the database was gone', async () => {
    const rep = await stream(await signIn(world.rep))
    await world.database.ownerQuery(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'zhike changes' and datname = current_database()`,
    )
    await expect
      .poll(() => changes(rep), { timeout: 10_000 })
      .toEqual([{ topics: ['everything'], customerIds: [], importIds: [] }])
    const id = await world.addCustomer({ name: '又连上了', personId: world.rep.id })
    await followUp(id)
    await expect.poll(() => idsIn(rep), { timeout: 5000 }).toEqual([id])
  }, 20_000)

  it('lets one person have a dozen, and no more', async () => {
    const cookie = await signIn(world.deputy)
    const streams = await Promise.all(Array.from({ length: 12 }, () => stream(cookie)))
    expect(streams.map((one) => one.status)).toEqual(Array.from({ length: 12 }, () => 200))
    const refused = await fetch(address, { headers: { cookie } })
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('30')
    expect(await refused.json()).toMatchObject({ code: 'live.too-many-streams', params: { limit: 12 } })
    for (const one of streams) one.close()
    await expect.poll(() => liveHubOf(world.services).countOf(world.deputy.id)).toBe(0)
    expect((await stream(cookie)).status).toBe(200)
  })

  it('shows an administrator in somebody else’s view what that person would hear, and no more', async () => {
    const theirs = await world.addCustomer({ name: '视角内', personId: world.rep.id })
    const others = await world.addCustomer({ name: '视角外', personId: world.stranger.id })
    const cookie = await signIn(world.admin)
    const [own, byAddress, byHeader] = await Promise.all([
      stream(cookie),
      stream(cookie, {}, `?seeAs=${world.rep.id}`),
      stream(cookie, { [seeAsHeader]: world.rep.id }),
    ])
    await followUp(others)
    await followUp(theirs)
    await expect.poll(() => own && new Set(idsIn(own))).toEqual(new Set([others, theirs]))
    for (const view of [byAddress, byHeader]) {
      await expect.poll(() => view && idsIn(view)).toEqual([theirs])
      expect(view && changes(view).flatMap(({ importIds }) => importIds)).toEqual([])
    }
    expect(liveHubOf(world.services).countOf(world.admin.id)).toBe(3)
    expect(liveHubOf(world.services).countOf(world.rep.id)).toBe(0)
  })

  it('tells of what was missed with the eyes of whom one looks as', async () => {
    const theirs = await world.addCustomer({ name: '错过的视角内', personId: world.rep.id })
    const others = await world.addCustomer({ name: '错过的视角外', personId: world.stranger.id })
    await followUp(theirs)
    await followUp(others)
    const query = `?seconds=0&lastEventId=${newId(Date.now() - 5000)}&seeAs=${world.rep.id}`
    const view = await stream(await signIn(world.admin), {}, query)
    await view.ended
    expect(idsIn(view)).toContain(theirs)
    expect(idsIn(view)).not.toContain(others)
  })

  it('opens nobody’s view to whoever may not look as others, and ends it when the person leaves', async () => {
    const refused = await fetch(`${address}?seeAs=${world.rep.id}`, { headers: { cookie: await signIn(world.lead) } })
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'access.refused' }])
    const leaver = await world.addPerson({ name: '被看的人' })
    const id = await world.addCustomer({ name: '被看的客户', personId: leaver.id })
    const view = await stream(await signIn(world.admin), {}, `?seeAs=${leaver.id}`)
    await deactivatePerson(world.admin.ctx, leaver.id)
    await followUp(id)
    await view.ended
    expect(view.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'signed-out' } })
  })

  it('is closed to strangers', async () => {
    expect((await fetch(address)).status).toBe(401)
  })
})
