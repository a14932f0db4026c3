import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnyRoute } from '@zhike/core/api/route'
import { routes } from '@zhike/core/api/routes'
import { allCases } from './route-access/all-cases.ts'
import { furnish } from './route-access/customer-cases.ts'
import { createScene, leaksTo, roles, type Scene } from './route-access/scene.ts'

// What account manager, team lead and administrator are answered by every route, for records of their own, of a
// report, of another department and of a pool. The expectations are written down, not derived from the roles.

const table: AnyRoute[] = Object.values(routes)

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
  await furnish(scene)
})
afterAll(() => scene.world.close())

it('has cases for every route of the table, and none for routes that are gone', () => {
  const names = table.map((route) => route.operationId)
  expect(names.filter((name) => !Object.hasOwn(allCases, name))).toEqual([])
  expect(Object.keys(allCases).filter((name) => !names.includes(name))).toEqual([])
})

it('finds every route of the table bound, and nothing bound below /api/v1 that is not in the table', () => {
  const bound = new Set<string>()
  for (const [path, item] of Object.entries(scene.world.app.swagger().paths ?? {})) {
    for (const method of Object.keys(item ?? {})) bound.add(`${method.toUpperCase()} ${path}`)
  }
  const declared = table.map((route) => `${route.method} ${route.path}`)
  expect(declared.filter((one) => !bound.has(one))).toEqual([])
  expect([...bound].filter((one) => one.includes('/api/v1/') && !declared.includes(one))).toEqual([])
})

it('asks for somebody signed in wherever a route is not public', () => {
  const open = table.filter((route) => route.permission === 'public').map((route) => route.operationId)
  expect(open.sort()).toEqual([
    'askForPassword',
    'demoSignIn',
    'finishSingleSignOn',
    'getSetup',
    'openAccessLink',
    'redeemAccessLink',
    'setUpCompany',
    'signIn',
    'signOut',
    'startSingleSignOn',
  ])
})

describe.each(table.filter((route) => Object.hasOwn(allCases, route.operationId)))('$operationId', (route) => {
  const { anonymous, cases } = allCases[route.operationId] ?? { anonymous: 401, cases: [] }

  it(`answers ${anonymous} to whoever has not signed in`, async () => {
    const call = (await cases[0]?.call(scene, 'admin')) ?? {}
    const answer = await scene.anonymous.call(route, call)
    expect(answer.statusCode, answer.body).toBe(anonymous)
  })

  it.each(cases)('of $of: $expected', async ({ expected, call }) => {
    for (const role of roles) {
      const answer = await scene.clients[role].call(route, await call(scene, role))
      expect(`${role} ${answer.statusCode}`, answer.body.slice(0, 500)).toBe(`${role} ${expected[role]}`)
      expect(leaksTo(role, answer.body), `${role} sees what is hidden`).toEqual([])
    }
  })
})
