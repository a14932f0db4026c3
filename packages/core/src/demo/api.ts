import { z } from 'zod'
import { defineRoute } from '../api/route.ts'

export const loadDemoCompany = defineRoute({
  operationId: 'loadDemoCompany',
  method: 'POST',
  path: '/api/v1/demo',
  tag: 'setup',
  summary: 'Fill an empty installation with the demo company; removed again on the command line',
  permission: 'settings.manage',
  status: 201,
  output: z.object({ customers: z.int(), people: z.int(), orders: z.int(), followUps: z.int() }),
  errors: [409],
})

export const demoRoutes = { loadDemoCompany }
