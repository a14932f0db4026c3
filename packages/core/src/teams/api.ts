import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { newTeam, team, teamDetail, teamPatch } from './schema.ts'

const tag = 'teams'

export const listTeams = defineRoute({
  operationId: 'listTeams',
  method: 'GET',
  path: '/api/v1/teams',
  tag,
  summary: 'Teams across departments, by name',
  permission: 'person.read',
  output: z.object({ items: z.array(team) }),
})

export const getTeam = defineRoute({
  operationId: 'getTeam',
  method: 'GET',
  path: '/api/v1/teams/{id}',
  tag,
  summary: 'One team with its members',
  permission: 'person.read',
  params: idParams,
  output: teamDetail,
  errors: [404],
})

export const createTeam = defineRoute({
  operationId: 'createTeam',
  method: 'POST',
  path: '/api/v1/teams',
  tag,
  summary: 'Add a team',
  permission: 'person.manage',
  body: newTeam,
  status: 201,
  output: teamDetail,
  errors: [409, 422],
})

export const updateTeam = defineRoute({
  operationId: 'updateTeam',
  method: 'PATCH',
  path: '/api/v1/teams/{id}',
  tag,
  summary: 'Change a team’s name, lead or members',
  permission: 'person.manage',
  params: idParams,
  body: teamPatch,
  output: teamDetail,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const deleteTeam = defineRoute({
  operationId: 'deleteTeam',
  method: 'DELETE',
  path: '/api/v1/teams/{id}',
  tag,
  summary: 'Dissolve a team; its people stay',
  permission: 'person.manage',
  params: idParams,
  errors: [404],
})

export const teamRoutes = { listTeams, getTeam, createTeam, updateTeam, deleteTeam }
