import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@zhike/core/kernel/ids'
import { peopleRoutes } from '@zhike/core/people/api'
import type { Person } from '@zhike/core/people/schema'
import { teamRoutes } from '@zhike/core/teams/api'
import type { Team, TeamDetail } from '@zhike/core/teams/schema'
import { createWorld, type World } from '../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const create = (body: object) => world.admin.api.call(teamRoutes.createTeam, { body })
const update = (id: string, version: number, body: object) =>
  world.admin.api.call(teamRoutes.updateTeam, { params: { id }, version, body })

it('joins people across departments, with a lead who belongs to it', async () => {
  const { rep, stranger, lead } = world
  const made = await create({ name: '攻坚组', leadId: lead.id, memberIds: [rep.id, stranger.id, rep.id] })
  expect(made.statusCode, made.body).toBe(201)
  const team: TeamDetail = made.json()
  expect(team).toMatchObject({ name: '攻坚组', lead: { name: '陈牧野' }, people: 3, version: 1 })
  expect(team.members.map((one) => [one.name, one.isLead])).toEqual([
    ['陈牧野', true],
    ['何清欢', false],
    ['林晚舟', false],
  ])
  const { items } = await rep.api.ok<{ items: Team[] }>(teamRoutes.listTeams)
  expect(items[0]).toMatchObject({ name: '攻坚组', abilities: { update: false, delete: false } })
  const person = await rep.api.ok<Person>(peopleRoutes.getPerson, { params: { id: stranger.id } })
  expect(person.teams).toEqual([{ id: team.id, name: '攻坚组' }])
  const filtered = await rep.api.ok<{ items: Person[] }>(peopleRoutes.listPeople, { query: { teamId: team.id } })
  expect(filtered.items.map((one) => one.name)).toEqual(['陈牧野', '何清欢', '林晚舟'])

  expect((await update(team.id, 7, { name: '别的' })).statusCode).toBe(412)
  const smaller = await update(team.id, 1, { memberIds: [rep.id], name: '攻坚一组' })
  expect(smaller.json()).toMatchObject({ name: '攻坚一组', lead: null, people: 1, version: 2 })
  expect((await update(team.id, 2, { memberIds: [rep.id] })).json()).toMatchObject({ version: 2 })
  const led = await update(team.id, 2, { leadId: stranger.id })
  expect(led.json()).toMatchObject({ lead: { name: '何清欢' }, people: 2 })
})

it('refuses a name that is taken, people who are not there, and ends without touching its people', async () => {
  const { id } = (await create({ name: '一组', memberIds: [world.rep.id] })).json()
  expect((await create({ name: '一组' })).json()).toMatchObject({ code: 'team.name-taken' })
  const nobody = newId()
  expect((await create({ name: '鬼组', memberIds: [nobody] })).json()).toMatchObject({
    code: 'team.unknown-member',
    params: { person: nobody },
  })
  const remove = () => world.admin.api.call(teamRoutes.deleteTeam, { params: { id } })
  expect((await remove()).statusCode).toBe(204)
  expect((await remove()).statusCode).toBe(404)
  const person = await world.admin.api.ok<Person>(peopleRoutes.getPerson, { params: { id: world.rep.id } })
  expect(person).toMatchObject({ isActive: true })
})

it('goes on without whoever is deactivated', async () => {
  const leaver = await world.addPerson({ name: '要走的' })
  const { id } = (await create({ name: '散伙组', leadId: leaver.id, memberIds: [world.rep.id] })).json()
  await world.admin.api.ok(peopleRoutes.deactivatePerson, { params: { id: leaver.id } })
  const team = await world.admin.api.ok<TeamDetail>(teamRoutes.getTeam, { params: { id } })
  expect(team).toMatchObject({ lead: null, people: 1, version: 2 })
  expect(team.members.map((one) => one.name)).toEqual(['林晚舟'])
})
