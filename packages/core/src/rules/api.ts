import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { defineRoute } from '../api/route.ts'
import { id, idParams, page } from '../kernel/schemas.ts'
import {
  appliedRules,
  ownershipRun,
  ruleChange,
  rulesInput,
  ruleVersion,
  ruleVersionSummary,
  runMove,
  runOptions,
  tryResult,
} from './schema.ts'

const tag = 'rules'
const paging = {
  limit: limitParam,
  after: cursorParam,
}

export const getRules = defineRoute({
  operationId: 'getRules',
  method: 'GET',
  path: '/api/v1/rules',
  tag,
  summary: 'The rules in force, what they did when applied, and the draft, if there is one',
  permission: 'rule.read',
  output: z.object({
    active: ruleVersion,
    applied: appliedRules.nullable().meta({ description: 'null = put in force without a run' }),
    draft: ruleVersion.nullable(),
  }),
})

export const listRuleVersions = defineRoute({
  operationId: 'listRuleVersions',
  method: 'GET',
  path: '/api/v1/rules/versions',
  tag,
  summary: 'Every version of the rules, newest first',
  permission: 'rule.read',
  query: z.object(paging),
  output: page(ruleVersionSummary),
})

export const getRuleVersion = defineRoute({
  operationId: 'getRuleVersion',
  method: 'GET',
  path: '/api/v1/rules/versions/{id}',
  tag,
  summary: 'One version of the rules',
  permission: 'rule.read',
  params: idParams,
  output: ruleVersion,
  errors: [404],
})

export const compareRuleVersions = defineRoute({
  operationId: 'compareRuleVersions',
  method: 'GET',
  path: '/api/v1/rules/compare',
  tag,
  summary: 'What differs between two versions, in the order of the later one',
  permission: 'rule.read',
  query: z.object({ from: id, to: id }),
  output: z.object({ from: ruleVersionSummary, to: ruleVersionSummary, changes: z.array(ruleChange) }),
  errors: [404],
})

export const createRuleDraft = defineRoute({
  operationId: 'createRuleDraft',
  method: 'POST',
  path: '/api/v1/rules/draft',
  tag,
  summary: 'Begin a draft from the rules in force, or from an older version',
  permission: 'rule.manage',
  body: z.object({ basedOn: id.optional() }).default({}),
  status: 201,
  output: ruleVersion,
  errors: [404, 409],
})

export const saveRuleDraft = defineRoute({
  operationId: 'saveRuleDraft',
  method: 'PUT',
  path: '/api/v1/rules/draft',
  tag,
  summary: 'Replace the rules of the draft',
  permission: 'rule.manage',
  body: rulesInput,
  output: ruleVersion,
  errors: [404, 412, 428],
  requiresVersion: true,
})

export const discardRuleDraft = defineRoute({
  operationId: 'discardRuleDraft',
  method: 'DELETE',
  path: '/api/v1/rules/draft',
  tag,
  summary: 'Discard the draft',
  permission: 'rule.manage',
  errors: [404],
})

export const tryRules = defineRoute({
  operationId: 'tryRules',
  method: 'POST',
  path: '/api/v1/rules/try',
  tag,
  summary: 'Try one customer: which rule would decide, and for whom',
  permission: 'rule.read',
  body: z.object({ customerId: id, versionId: id.optional() }),
  output: tryResult,
  errors: [404],
})

export const previewRules = defineRoute({
  operationId: 'previewRules',
  method: 'POST',
  path: '/api/v1/rules/preview',
  tag,
  summary: 'Compute who would gain and lose what; nothing moves',
  description:
    'Small companies get the finished preview; otherwise the run is queued: read it until its state is done.',
  permission: 'rule.manage',
  body: runOptions.extend({ versionId: id.optional().meta({ description: 'left out = the draft, else the active' }) }),
  status: 202,
  output: ownershipRun,
  errors: [404, 409],
})

export const listOwnershipRuns = defineRoute({
  operationId: 'listOwnershipRuns',
  method: 'GET',
  path: '/api/v1/ownership-runs',
  tag,
  summary: 'Previews, applied runs and undos, newest first',
  permission: 'rule.manage',
  query: z.object({ kind: z.enum(['preview', 'apply', 'undo']).optional(), ...paging }),
  output: page(ownershipRun),
})

export const getOwnershipRun = defineRoute({
  operationId: 'getOwnershipRun',
  method: 'GET',
  path: '/api/v1/ownership-runs/{id}',
  tag,
  summary: 'One run with its figures',
  permission: 'rule.manage',
  params: idParams,
  output: ownershipRun,
  errors: [404],
})

export const listRunMoves = defineRoute({
  operationId: 'listRunMoves',
  method: 'GET',
  path: '/api/v1/ownership-runs/{id}/moves',
  tag,
  summary: 'The customers a run moves or left alone, by revenue',
  permission: 'rule.manage',
  params: idParams,
  query: z.object({ skipped: z.enum(['true', 'false']).optional(), ...paging }),
  output: page(runMove),
  errors: [404],
})

export const applyOwnershipRun = defineRoute({
  operationId: 'applyOwnershipRun',
  method: 'POST',
  path: '/api/v1/ownership-runs/{id}/apply',
  tag,
  summary: 'Carry out a preview: its rules come into force and its moves are made, all in one transaction',
  permission: 'rule.manage',
  params: idParams,
  body: z
    .object({
      moveCustomers: z.boolean().default(true).meta({ description: 'false = the rules count for new customers only' }),
    })
    .default({ moveCustomers: true }),
  status: 202,
  output: ownershipRun,
  errors: [404, 409],
})

export const undoOwnershipRun = defineRoute({
  operationId: 'undoOwnershipRun',
  method: 'POST',
  path: '/api/v1/ownership-runs/{id}/undo',
  tag,
  summary: 'Give back what an applied run moved and nobody changed since',
  permission: 'rule.manage',
  params: idParams,
  status: 202,
  output: ownershipRun,
  errors: [404, 409],
})

export const ruleRoutes = {
  getRules,
  listRuleVersions,
  getRuleVersion,
  compareRuleVersions,
  createRuleDraft,
  saveRuleDraft,
  discardRuleDraft,
  tryRules,
  previewRules,
  listOwnershipRuns,
  getOwnershipRun,
  listRunMoves,
  applyOwnershipRun,
  undoOwnershipRun,
}
