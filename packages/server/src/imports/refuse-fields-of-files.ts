import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import { customRecordsOf } from '@zhike/core/imports/custom-import-field'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { fieldOfFiles } from '@zhike/core/imports/problems'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import type { Context } from '../platform/context/context.ts'

/** A column given to a field that holds a file is refused by name: it is there, but no table can bring what it holds. */
export async function refuseFieldsOfFiles(
  ctx: Context,
  kind: ImportKind,
  mapping: Readonly<Record<string, string>>,
): Promise<void> {
  for (const { record, part } of customRecordsOf[kind] ?? []) {
    for (const { key, type, label } of await visibleFields(ctx, record)) {
      const field = `${part === null ? '' : `${part}.`}${conditionName(key)}`
      if (type === 'file' && mapping[field] !== undefined) throw fieldOfFiles({ label, field })
    }
  }
}
