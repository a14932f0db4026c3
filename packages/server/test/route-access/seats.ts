import { roleKeys, type RoleKey } from '@zhike/core/access/roles'
import { sessionRoutes } from '@zhike/core/session/api'
import { apiClient, cookiesOf, type ApiClient } from '../api-client.ts'
import { testPassword, type Actor } from '../world.ts'
import type { Holder, Scene } from './scene.ts'

/** Whose customer is asked for. */
export const records = ['own', 'collaborating', 'report', 'other'] as const
export type RecordOf = (typeof records)[number]

export interface Seat {
  role: RoleKey
  person: Actor
  client: ApiClient
  /** The scene with this person in the place of the rep, for calls that act as oneself. */
  scene: Scene
}

export const holderOf = (record: RecordOf, role: RoleKey): Holder => `${record} of ${role}`

/**
 * Somebody with each built-in role, in a department of the east. Each has a customer, works on one of the stranger, leads
 * somebody in the south who has one; and there is the stranger's own.
 */
export async function createSeats(scene: Scene): Promise<Seat[]> {
  const { world } = scene
  const seats: Seat[] = []
  for (const role of roleKeys) {
    const person = await world.addPerson({ name: role, roles: [role], departmentId: world.departments.east })
    const { south } = world.departments
    const report = await world.addPerson({ name: `下属 ${role}`, managerId: person.id, departmentId: south })
    scene.addHolder(holderOf('own', role), person.id)
    scene.addHolder(holderOf('collaborating', role), world.stranger.id, person.id)
    scene.addHolder(holderOf('report', role), report.id)
    scene.addHolder(holderOf('other', role), world.stranger.id)
    const body = { identifier: person.email, password: testPassword }
    const response = await apiClient(world.app).call(sessionRoutes.signIn, { body })
    const client = apiClient(world.app, { cookie: cookiesOf(response) })
    seats.push({
      role,
      person,
      client,
      scene: { ...scene, clients: { ...scene.clients, rep: client }, world: { ...world, rep: person } },
    })
  }
  return seats
}
