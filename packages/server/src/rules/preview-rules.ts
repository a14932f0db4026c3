import { newId } from '@zhike/core/kernel/ids'
import { defaultOwnershipMissing } from '@zhike/core/ownership/problems'
import { versionNotCurrent } from '@zhike/core/rules/problems'
import type { RunOptions } from '@zhike/core/rules/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { getOwnershipRun } from './get-ownership-run.ts'
import { requireVersion } from './get-rules.ts'
import { refuseErrors } from './refuse-errors.ts'
import { findActiveVersion, findDraft } from './rule-version-queries.ts'
import { hasMoreCustomersThan, insertRun } from './run-queries.ts'
import { startRun } from './start-run.ts'

/** Up to this many customers a preview is computed while the reader waits; it takes well under a second. */
const inlineLimit = 20_000

/** Computes who would gain and lose what; nothing moves. */
export async function previewRules(ctx: Context, input: RunOptions & { versionId?: string | undefined }) {
  requirePermission(ctx, 'rule.manage')
  const version = input.versionId
    ? await requireVersion(ctx, input.versionId)
    : ((await findDraft(ctx)) ?? (await findActiveVersion(ctx)))
  if (!version) throw defaultOwnershipMissing()
  if (version.state !== 'draft' && version.state !== 'active') throw versionNotCurrent({ no: version.no })
  await refuseErrors(ctx, version)
  const id = newId()
  const options: RunOptions = { who: input.who, includeManual: input.includeManual }
  const run = {
    id,
    kind: 'preview' as const,
    ruleVersionId: version.id,
    rulesVersion: version.version,
    ofRunId: null,
    options,
  }
  await startRun(ctx, {
    id,
    insert: (ctx) => insertRun(ctx, run),
    isLarge: await hasMoreCustomersThan(ctx, inlineLimit),
  })
  return getOwnershipRun(ctx, id)
}
