import { importField } from '@zhike/core/imports/fields'
import { headerKey, headerKeysOfFile } from '@zhike/core/imports/header-key'
import type { ImportField } from '@zhike/core/imports/field'
import type { ImportKind } from '@zhike/core/imports/kinds'
import type { ImportDetected, ImportOptions } from '@zhike/core/imports/schema'
import type { Context } from '../platform/context/context.ts'
import { listPools } from './import-queries.ts'
import { findMappingFor } from './mapping-queries.ts'

/** What somebody decided for a file with the same header; null where nobody has. */
export async function knownMapping(
  ctx: Context,
  kind: ImportKind,
  detected: ImportDetected,
  guessed: ImportOptions,
  custom: readonly ImportField[],
): Promise<{ id: string; options: ImportOptions } | null> {
  const names = detected.columns.map((column) => column.name)
  const saved = await findMappingFor(ctx, kind, headerKeysOfFile(names))
  if (!saved) return null
  // The header may be written a little otherwise: the columns are those of this file.
  const byKey = new Map(names.map((name) => [headerKey(name), name]))
  const mapping = Object.fromEntries(
    Object.entries(saved.options.mapping).flatMap(([field, column]) => {
      const name = byKey.get(headerKey(column))
      return name !== undefined && importField(kind, field, custom) ? [[field, name]] : []
    }),
  )
  const { owner } = saved.options
  const isGone = owner.by === 'pool' && !(await listPools(ctx)).some((pool) => pool.id === owner.poolId)
  return {
    id: saved.id,
    options: { ...guessed, ...saved.options, mapping, owner: isGone ? guessed.owner : owner },
  }
}
