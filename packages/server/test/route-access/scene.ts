import { contactRoutes } from '@zhike/core/contacts/api'
import type { AnyRoute } from '@zhike/core/api/route'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { newId } from '@zhike/core/kernel/ids'
import { orderRoutes } from '@zhike/core/orders/api'
import { sessionRoutes } from '@zhike/core/session/api'
import { jobHandlers } from '../../src/job-handlers.ts'
import type { QueueName } from '../../src/platform/jobs/queues.ts'
import { apiClient, cookiesOf, type ApiClient, type CallOptions } from '../api-client.ts'
import { createWorld, testPassword, type World } from '../world.ts'

export const roles = ['rep', 'lead', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whose customers there are: the rep's own, of the rep's report in another department, of a stranger, in a pool. */
export const holders = ['rep', 'deputy', 'stranger', 'pool'] as const
/** Whoever is beside them has been made known by addHolder. */
export type Holder = (typeof holders)[number] | `${string} of ${string}`

/** Whose data never reaches whom, whatever they ask. */
const hidden: Record<Role, readonly (typeof holders)[number][]> = {
  rep: ['deputy', 'stranger', 'pool'],
  lead: ['stranger', 'pool'],
  admin: [],
}

/** Stands in name, phone, notes, contacts, orders and follow-ups of a customer, so that a leak is seen in any answer. */
export function secretOf(holder: Holder): string {
  return `secret-of-${holder.replaceAll(' ', '-')}`
}

export function leaksTo(role: Role, answer: string): Holder[] {
  return hidden[role].filter((holder) => answer.includes(secretOf(holder)))
}

export interface Scene {
  world: World
  /** Signed in by cookie, as in the browser. */
  clients: Record<Role, ApiClient>
  anonymous: ApiClient
  poolId: string
  /** A customer of a holder, new for every call. */
  customer(holder: Holder): Promise<string>
  /** From now on `holder` stands for this person, and for customers on which the other one works beside them. */
  addHolder(holder: Holder, personId: string, collaboratorId?: string): void
  /** What a route answers an administrator: for furniture that other cases stand on. */
  made<T = { id: string; version: number }>(route: AnyRoute, options?: CallOptions): Promise<T>
  contact(holder: Holder): Promise<{ id: string; contactId: string }>
  order(holder: Holder): Promise<{ id: string; orderId: string }>
  followUp(holder: Holder): Promise<{ id: string; followUpId: string }>
  /** Runs what waits in the queues. */
  runJobs(): Promise<void>
}

export async function createScene(): Promise<Scene> {
  const world = await createWorld({}, { prepares: true })
  const [pool] = await world.database.ownerQuery<{ id: string }>("select id from pools where kind = 'public'")
  const poolId = pool?.id ?? ''
  const people = new Map<Holder, { personId: string; collaboratorId?: string | undefined }>([
    ['rep', { personId: world.rep.id }],
    ['deputy', { personId: world.deputy.id }],
    ['stranger', { personId: world.stranger.id }],
  ])

  async function browser(role: Role): Promise<ApiClient> {
    const body = { identifier: world[role].email, password: testPassword }
    const response = await apiClient(world.app).call(sessionRoutes.signIn, { body })
    return apiClient(world.app, { cookie: cookiesOf(response) })
  }
  const clients = { rep: await browser('rep'), lead: await browser('lead'), admin: await browser('admin') }

  async function customer(holder: Holder): Promise<string> {
    const secret = secretOf(holder)
    const held = people.get(holder)
    if (!held && holder !== 'pool') throw new Error(`nobody is ${holder}`)
    const id = await world.addCustomer({
      // What lies in a pool shows its name to whoever may claim it.
      name: `海晟精密 ${newId().slice(-12)}${holder === 'pool' ? '' : ` ${secret}`}`,
      externalId: newId(),
      phone: secret,
      email: `${secret}@example.test`,
      notes: secret,
      ...(held ? { personId: held.personId } : { poolId }),
    })
    if (held?.collaboratorId) {
      const sql = `insert into collaborators (customer_id, person_id, part) values ($1, $2, 'specialist')`
      await world.database.ownerQuery(sql, [id, held.collaboratorId])
    }
    return id
  }

  function made<T>(route: AnyRoute, options?: CallOptions): Promise<T> {
    return clients.admin.ok<T>(route, options)
  }

  const scene: Scene = {
    world,
    clients,
    anonymous: apiClient(world.app),
    poolId,
    customer,
    addHolder: (holder, personId, collaboratorId) => people.set(holder, { personId, collaboratorId }),
    made,
    async contact(holder) {
      const id = await customer(holder)
      const body = { name: secretOf(holder) }
      const contact = await made<{ id: string }>(contactRoutes.createContact, { params: { id }, body })
      return { id, contactId: contact.id }
    },
    async order(holder) {
      const id = await customer(holder)
      const body = { number: secretOf(holder), orderedOn: '2026-06-01', amount: '10', notes: secretOf(holder) }
      const order = await made<{ id: string }>(orderRoutes.createOrder, { params: { id }, body })
      return { id, orderId: order.id }
    },
    async followUp(holder) {
      const id = await customer(holder)
      const body = { kind: 'call', text: secretOf(holder), nextContactOn: '2026-06-02' }
      const followUp = await made<{ id: string }>(followUpRoutes.createFollowUp, { params: { id }, body })
      return { id, followUpId: followUp.id }
    },
    async runJobs() {
      for (const { name, data } of world.jobs.splice(0)) {
        // It starts a program, which would open the database of this checkout and leave it running.
        if (name === 'run-backup') continue
        await jobHandlers[name as QueueName]?.(world.system, data, new AbortController().signal)
      }
    },
  }
  return scene
}
