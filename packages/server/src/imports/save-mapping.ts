import { headerKeysOfFile } from '@zhike/core/imports/header-key'
import { mappingOfOthers } from '@zhike/core/imports/problems'
import { savedOptions, type ImportMapping } from '@zhike/core/imports/schema'
import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { requireImportPermission } from './create-import.ts'
import { loadImport } from './load-import.ts'
import { findMapping, lockMappingByName, noteMappingOf, upsertMapping } from './mapping-queries.ts'
import { mayChangeMapping, presentMapping } from './present-mapping.ts'

/** Keeps the columns and options of an import under a name, for the next file with the same header. */
export async function saveMapping(ctx: Context, input: { importId: string; name: string }): Promise<ImportMapping> {
  const { kind, options, detected } = await loadImport(ctx, input.importId)
  requireImportPermission(ctx, kind)
  return transaction(ctx, async (ctx) => {
    const there = await lockMappingByName(ctx, kind, input.name)
    if (there && !mayChangeMapping(ctx, there.createdBy)) throw mappingOfOthers({ name: input.name })
    const headerKeys = headerKeysOfFile(detected.columns.map((column) => column.name))
    const id = await upsertMapping(ctx, {
      id: newId(),
      kind,
      name: input.name,
      headerKeys,
      options: savedOptions.parse(options),
    })
    await noteMappingOf(ctx, input.importId, id)
    await writeAudit(ctx, {
      action: 'import.save-mapping',
      subjectType: 'import-mapping',
      subjectId: id,
      summary: { kind, name: input.name },
    })
    const saved = await findMapping(ctx, id)
    if (!saved) throw notFound({ id })
    return presentMapping(ctx, saved)
  })
}
