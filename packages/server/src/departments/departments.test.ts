import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Department } from '@zhike/core/departments/schema'
import { departmentRoutes } from '@zhike/core/departments/api'
import { newId } from '@zhike/core/kernel/ids'
import { createWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const create = (body: object) => world.admin.api.call(departmentRoutes.createDepartment, { body })
const move = (id: string, version: number, body: object) =>
  world.admin.api.call(departmentRoutes.updateDepartment, { params: { id }, version, body })
const remove = (id: string) => world.admin.api.call(departmentRoutes.deleteDepartment, { params: { id } })

it('lists the tree with parents before children, for everybody who is signed in', async () => {
  const { items } = await world.rep.api.ok<{ items: Department[] }>(departmentRoutes.listDepartments)
  expect(items.map((one) => one.name)).toEqual(['鹿鸣川精工', '华东', '宁波', '华南'])
  expect(items.map((one) => one.people)).toEqual([1, 2, 1, 1])
  expect(items[0]?.abilities).toEqual({ update: false, delete: false })
})

it('adds after the siblings, and keeps names apart at one place', async () => {
  const first = (await create({ name: '华北', parentId: world.departments.root })).json()
  expect(first).toMatchObject({ position: 2, people: 0, abilities: { update: true, delete: true } })
  expect((await create({ name: '华北', parentId: world.departments.root })).json()).toMatchObject({
    code: 'department.name-taken',
  })
  expect((await create({ name: '华北', parentId: world.departments.east })).statusCode).toBe(201)
  expect((await create({ name: '幽灵', parentId: newId() })).json()).toMatchObject({ code: 'department.unknown' })
  await create({ name: '编号', externalId: 'D1' })
  expect((await create({ name: '编号二', externalId: 'D1' })).json()).toMatchObject({
    code: 'department.external-id-taken',
  })
})

it('moves with everything below, but never into itself', async () => {
  const { east, ningbo, south } = world.departments
  expect((await move(east, 1, { parentId: ningbo })).json()).toMatchObject({
    code: 'department.loop',
    params: { name: '华东', parent: '宁波' },
  })
  expect((await move(east, 1, { parentId: east })).json()).toMatchObject({ code: 'department.loop' })
  expect((await move(east, 7, { name: '华东大区' })).statusCode).toBe(412)
  const moved = await move(ningbo, 1, { parentId: south, name: '宁波组' })
  expect(moved.json()).toMatchObject({ parentId: south, name: '宁波组', version: 2 })
  expect((await move(ningbo, 2, { parentId: east })).statusCode).toBe(200)
})

it('closes no ring when two moves happen at once', async () => {
  const a = (await create({ name: '甲部' })).json()
  const b = (await create({ name: '乙部' })).json()
  const both = await Promise.all([move(a.id, 1, { parentId: b.id }), move(b.id, 1, { parentId: a.id })])
  expect(both.map((one) => one.statusCode).sort()).toEqual([200, 409])
})

it('goes only when nothing hangs on it', async () => {
  expect((await remove(world.departments.east)).json()).toMatchObject({ code: 'department.not-empty' })
  const { id } = (await create({ name: '空部门' })).json()
  const [pool] = await world.database.ownerQuery<{ id: string }>('select id from pools limit 1')
  await world.database.ownerQuery('insert into pool_departments values ($1, $2)', [pool?.id, id])
  expect((await remove(id)).json()).toMatchObject({ code: 'department.in-use' })
  await world.database.ownerQuery('delete from pool_departments')
  expect((await remove(id)).statusCode).toBe(204)
  expect((await remove(id)).statusCode).toBe(404)
})
