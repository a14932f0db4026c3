import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roleKeys } from '@zhike/core/access/roles'
import type { AnyRoute } from '@zhike/core/api/route'
import { routes } from '@zhike/core/api/routes'
import { allCases } from './route-access/all-cases.ts'
import { furnish } from './route-access/customer-cases.ts'
import { roleExpectations } from './route-access/role-expectations.ts'
import { createScene, secretOf, type Scene } from './route-access/scene.ts'
import { createSeats, holderOf, records, type Seat } from './route-access/seats.ts'

// Every route × every built-in role × (one's own, a collaborator's, a report's, another department's) record against the
// table of role-expectations.ts.

const table: AnyRoute[] = Object.values(routes).filter((route) => route.permission !== 'public')
const expected = new Map(
  roleExpectations
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([name = '', ...cells]) => [name, cells] as const),
)

let scene: Scene
let seats: Seat[]
beforeAll(async () => {
  scene = await createScene()
  await furnish(scene)
  seats = await createSeats(scene)
}, 120_000)
afterAll(() => scene.world.close())

it('has an expectation for every route, and none for routes that are gone', () => {
  const names = table.map((route) => route.operationId)
  expect(names.filter((name) => !expected.has(name))).toEqual([])
  expect([...expected.keys()].filter((name) => !names.includes(name))).toEqual([])
})

function sign(status: number, route: AnyRoute): string {
  if (status === route.status) return '+'
  return { 403: 'x', 404: '-', 409: '!', 422: '!' }[status] ?? `(${status})`
}

async function cellOf(seat: Seat, route: AnyRoute): Promise<string> {
  const { onRecord, plain } = allCases[route.operationId] ?? {}
  if (!onRecord) {
    const answer = await seat.client.call(route, (await plain?.(seat.scene, 'rep')) ?? {})
    return sign(answer.statusCode, route)
  }
  let cell = ''
  for (const record of records) {
    const holder = holderOf(record, seat.role)
    const answer = await seat.client.call(route, await onRecord(seat.scene, holder, 'rep'))
    const letter = sign(answer.statusCode, route)
    // A refusal says nothing about what it refuses.
    const isLeak = (letter === '-' || letter === 'x') && answer.body.includes(secretOf(holder))
    cell += isLeak ? `${letter} and shows it` : letter
  }
  return cell
}

describe('by role', () => {
  it.each(table.map((route) => [route.operationId, route] as const))(
    '%s',
    async (name, route) => {
      const cells: string[] = []
      for (const seat of seats) cells.push(await cellOf(seat, route))
      if (process.env.ZHIKE_WRITE) writeFileSync(process.env.ZHIKE_WRITE, `${name} ${cells.join(' ')}\n`, { flag: 'a' })
      const asText = (values: readonly string[]) => values.map((value, n) => `${roleKeys[n]} ${value}`)
      expect(asText(cells)).toEqual(asText(expected.get(name) ?? []))
    },
    60_000,
  )
})
