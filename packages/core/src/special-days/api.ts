import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import { todayQuery } from '../today/schema.ts'
import {
  patchSpecialDayBody,
  specialDay,
  specialDayInput,
  specialDayList,
  specialDayParams,
  upcomingDays,
} from './schema.ts'

const tag = 'Special days'

const listSpecialDays = defineRoute({
  operationId: 'listSpecialDays',
  method: 'GET',
  path: '/api/v1/customers/{id}/special-days',
  tag,
  summary: 'Birthdays and anniversaries of a customer and its contacts, the next one first',
  permission: 'customer.read',
  params: idParams,
  output: specialDayList,
  errors: [404],
})

const createSpecialDay = defineRoute({
  operationId: 'createSpecialDay',
  method: 'POST',
  path: '/api/v1/customers/{id}/special-days',
  tag,
  summary: 'Add a birthday or an anniversary',
  permission: 'contact.write',
  params: idParams,
  body: specialDayInput,
  status: 201,
  output: specialDay,
  errors: [404, 409, 422],
})

const patchSpecialDay = defineRoute({
  operationId: 'patchSpecialDay',
  method: 'PATCH',
  path: '/api/v1/customers/{id}/special-days/{dayId}',
  tag,
  summary: 'Change a birthday or an anniversary',
  permission: 'contact.write',
  params: specialDayParams,
  body: patchSpecialDayBody,
  output: specialDay,
  errors: [404, 412, 422, 428],
  requiresVersion: true,
})

const deleteSpecialDay = defineRoute({
  operationId: 'deleteSpecialDay',
  method: 'DELETE',
  path: '/api/v1/customers/{id}/special-days/{dayId}',
  tag,
  summary: 'Remove a birthday or an anniversary',
  permission: 'contact.write',
  params: specialDayParams,
  errors: [404],
})

const listUpcomingDays = defineRoute({
  operationId: 'listUpcomingDays',
  method: 'GET',
  path: '/api/v1/today/special-days',
  tag,
  summary: 'Birthdays and anniversaries of the next days, of customers that one holds',
  permission: 'customer.read',
  query: todayQuery,
  output: upcomingDays,
})

export const specialDayRoutes = {
  listSpecialDays,
  createSpecialDay,
  patchSpecialDay,
  deleteSpecialDay,
  listUpcomingDays,
}
