import { previewOutdated } from '@zhike/core/rules/problems'
import type { RunRow } from './run-queries.ts'

/** The rules must still be what was previewed: the same saving of the draft, or the version in force. */
export function refuseOutdated(run: RunRow): void {
  const isDraft = run.ruleVersionState === 'draft' && run.ruleVersionVersion === run.rulesVersion
  if (!isDraft && run.ruleVersionState !== 'active') throw previewOutdated({ no: run.ruleVersionNo })
}
