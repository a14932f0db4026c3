import { importCrashed, undoCrashed } from '@zhike/core/imports/problems'
import type { JobRecords } from '../platform/jobs/end-lost-work.ts'
import { findImport, selectImportsUnderWay, stopImport } from './import-queries.ts'
import { failUndo } from './undo-queries.ts'

/** What was staged stays: the import can be begun again. One that was being taken back stands as it was. */
export const lostImports: JobRecords = {
  queue: 'run-import',
  key: 'importId',
  underWay: selectImportsUnderWay,
  async fail(ctx, id) {
    const found = await findImport(ctx, id)
    if (!found) return
    const { fileName } = found
    const params = { fileName, requestId: ctx.requestId }
    if (found.state === 'undoing') await failUndo(ctx, id, { code: undoCrashed(params).code, params })
    else await stopImport(ctx, id, 'failed', { code: importCrashed(params).code, params })
  },
}
