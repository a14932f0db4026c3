import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id, idParams, page } from '../kernel/schemas.ts'
import { customerTier, tier, tierCustomer, tierRun, tierScheme, tierSchemeRecord, tierSummary } from './schema.ts'

const tag = 'tiers'
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const limit = z.coerce.number().int().min(1).max(200).default(50)
const after = z.string().max(500).optional()

export const getTierScheme = defineRoute({
  operationId: 'getTierScheme',
  method: 'GET',
  path: '/api/v1/tiers/scheme',
  tag,
  summary: 'How customers are told apart: mode, thresholds, period, VIP share and labels',
  permission: 'tier.read',
  output: tierSchemeRecord,
})

export const putTierScheme = defineRoute({
  operationId: 'putTierScheme',
  method: 'PUT',
  path: '/api/v1/tiers/scheme',
  tag,
  summary: 'Change the scheme; tiers change with the next run',
  permission: 'tier.manage',
  body: tierScheme,
  output: tierSchemeRecord,
  errors: [422],
})

export const startTierRun = defineRoute({
  operationId: 'startTierRun',
  method: 'POST',
  path: '/api/v1/tiers/runs',
  tag,
  summary: 'Calculate the tiers of all customers by the scheme in force',
  description: 'Runs as a job. A run that is still queued is answered instead of queueing a second one.',
  permission: 'tier.manage',
  status: 202,
  output: tierRun,
})

export const listTierRuns = defineRoute({
  operationId: 'listTierRuns',
  method: 'GET',
  path: '/api/v1/tiers/runs',
  tag,
  summary: 'The runs so far, latest first',
  permission: 'tier.read',
  query: z.object({ limit, after }),
  output: page(tierRun),
})

export const getLatestTierRun = defineRoute({
  operationId: 'getLatestTierRun',
  method: 'GET',
  path: '/api/v1/tiers/runs/latest',
  tag,
  summary: 'Result of the latest finished run over the customers in reach; latest is null before the first',
  description:
    "Whoever may read everybody's tiers gets the company's figures, others those of the customers in their data scope. departmentId narrows to the customers held in that department and below.",
  permission: 'tier.read',
  query: z.object({ departmentId: id.optional() }),
  output: z.object({ latest: tierSummary.nullable() }),
  errors: [404],
})

export const getTierRun = defineRoute({
  operationId: 'getTierRun',
  method: 'GET',
  path: '/api/v1/tiers/runs/{id}',
  tag,
  summary: 'One run and its state, to follow its progress',
  permission: 'tier.read',
  params: idParams,
  output: tierRun,
  errors: [404],
})

export const listTierCustomers = defineRoute({
  operationId: 'listTierCustomers',
  method: 'GET',
  path: '/api/v1/tiers/customers',
  tag,
  summary: 'The ranked customers in reach, by rank; or with changed=true those whose tier the latest run changed',
  permission: 'tier.read',
  query: z.object({
    tier: tier.optional(),
    vip: flag.optional(),
    changed: flag.optional(),
    departmentId: id.optional(),
    limit,
    after,
  }),
  output: page(tierCustomer),
  errors: [404],
})

export const getCustomerTier = defineRoute({
  operationId: 'getCustomerTier',
  method: 'GET',
  path: '/api/v1/customers/{id}/tier',
  tag,
  summary: "A customer's tier, place, reason in words and history",
  permission: 'tier.read',
  params: idParams,
  output: customerTier,
  errors: [404],
})

export const tierRoutes = {
  getTierScheme,
  putTierScheme,
  startTierRun,
  listTierRuns,
  getLatestTierRun,
  getTierRun,
  listTierCustomers,
  getCustomerTier,
}
