import { defineRoute } from '../api/route.ts'
import { todayNumbers, todayNumbersQuery, todayQuery, todayQueue } from './schema.ts'

const tag = 'Today'

export const getToday = defineRoute({
  operationId: 'getToday',
  method: 'GET',
  path: '/api/v1/today',
  tag,
  summary: 'Whom to contact today, and why',
  permission: 'customer.read',
  query: todayQuery,
  output: todayQueue,
})

export const getTodayNumbers = defineRoute({
  operationId: 'getTodayNumbers',
  method: 'GET',
  path: '/api/v1/today/numbers',
  tag,
  summary: 'Customers held, follow-ups this week, new in the pools, changes of ownership',
  permission: 'customer.read',
  query: todayNumbersQuery,
  output: todayNumbers,
})

export const todayRoutes = { getToday, getTodayNumbers }
