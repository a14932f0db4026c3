import {
  applyOwnershipRun as applyOwnershipRunRoute,
  compareRuleVersions as compareRuleVersionsRoute,
  createRuleDraft as createRuleDraftRoute,
  discardRuleDraft as discardRuleDraftRoute,
  getOwnershipRun as getOwnershipRunRoute,
  getRules as getRulesRoute,
  getRuleVersion as getRuleVersionRoute,
  listOwnershipRuns as listOwnershipRunsRoute,
  listRuleVersions as listRuleVersionsRoute,
  listRunMoves as listRunMovesRoute,
  previewRules as previewRulesRoute,
  saveRuleDraft as saveRuleDraftRoute,
  tryRules as tryRulesRoute,
  undoOwnershipRun as undoOwnershipRunRoute,
} from '@zhike/core/rules/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { applyOwnershipRun } from './apply-ownership-run.ts'
import { compareRuleVersions } from './compare-rule-versions.ts'
import { createRuleDraft } from './create-rule-draft.ts'
import { discardRuleDraft } from './discard-rule-draft.ts'
import { getOwnershipRun, listOwnershipRuns } from './get-ownership-run.ts'
import { getRules, getRuleVersion } from './get-rules.ts'
import { listRuleVersions } from './list-rule-versions.ts'
import { listRunMoves } from './list-run-moves.ts'
import { previewRules } from './preview-rules.ts'
import { saveRuleDraft } from './save-rule-draft.ts'
import { tryRules } from './try-rules.ts'
import { undoOwnershipRun } from './undo-ownership-run.ts'

export const bindRuleRoutes: BindRoutes = (app) => {
  bindRoute(app, getRulesRoute, (ctx) => getRules(ctx))
  bindRoute(app, listRuleVersionsRoute, (ctx, { query }) => listRuleVersions(ctx, query))
  bindRoute(app, getRuleVersionRoute, (ctx, { params }) => getRuleVersion(ctx, params.id))
  bindRoute(app, compareRuleVersionsRoute, (ctx, { query }) => compareRuleVersions(ctx, query))
  bindRoute(app, createRuleDraftRoute, (ctx, { body }) => createRuleDraft(ctx, body))
  bindRoute(app, saveRuleDraftRoute, (ctx, { body, version }) => saveRuleDraft(ctx, body, version))
  bindRoute(app, discardRuleDraftRoute, (ctx) => discardRuleDraft(ctx))
  bindRoute(app, tryRulesRoute, (ctx, { body }) => tryRules(ctx, body))
  bindRoute(app, previewRulesRoute, (ctx, { body }) => previewRules(ctx, body))
  bindRoute(app, listOwnershipRunsRoute, (ctx, { query }) => listOwnershipRuns(ctx, query))
  bindRoute(app, getOwnershipRunRoute, (ctx, { params }) => getOwnershipRun(ctx, params.id))
  bindRoute(app, listRunMovesRoute, (ctx, { params, query }) => listRunMoves(ctx, params.id, query))
  bindRoute(app, applyOwnershipRunRoute, (ctx, { params, body }) => applyOwnershipRun(ctx, params.id, body))
  bindRoute(app, undoOwnershipRunRoute, (ctx, { params }) => undoOwnershipRun(ctx, params.id))
}
