import { foldText } from '@zhike/core/customers/normalise-name'
import { customImportField, customRecordsOf, inPart } from '@zhike/core/imports/custom-import-field'
import type { ImportField } from '@zhike/core/imports/field'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import type { Context } from '../platform/context/context.ts'
import { personKey } from './complete-row.ts'
import { selectNamedPeople } from './people-names-queries.ts'

/** The columns that the company's own fields make of a file; `withPeople` for reading it, when colleagues are named. */
export async function customImportFields(
  ctx: Context,
  kind: ImportKind,
  options: { withPeople?: boolean } = {},
): Promise<ImportField[]> {
  const found: ImportField[] = []
  let people: Awaited<ReturnType<typeof peopleByKey>> | undefined
  for (const { record, part } of customRecordsOf[kind] ?? []) {
    const fields = await visibleFields(ctx, record)
    if (options.withPeople && fields.some((field) => field.type === 'person')) people ??= await peopleByKey(ctx)
    for (const field of fields) {
      const column = customImportField(field, people)
      if (column) found.push(inPart(column, part))
    }
  }
  return found
}

/** What names one colleague alone; null where it names several. */
async function peopleByKey(ctx: Context): Promise<Record<string, string | null>> {
  const ids: Record<string, string | null> = {}
  for (const { id, name, email, phone, staffNumber } of await selectNamedPeople(ctx)) {
    const keys = [foldText(name), ...[email, phone, staffNumber].flatMap((one) => (one ? [personKey(one)] : []))]
    for (const key of new Set(keys)) ids[key] = key in ids && ids[key] !== id ? null : id
  }
  return ids
}
