import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import { foldText } from '@zhike/core/customers/normalise-name'
import { customImportField } from '@zhike/core/imports/custom-import-field'
import type { ImportField } from '@zhike/core/imports/field'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import type { Context } from '../platform/context/context.ts'
import { personKey } from './complete-row.ts'
import { selectNamedPeople } from './people-names-queries.ts'

const recordOf: Partial<Record<ImportKind, CustomRecord>> = {
  customers: 'customer',
  contacts: 'contact',
  orders: 'order',
}

/** The columns that the company's own fields make of a file; `withPeople` for reading it, when colleagues are named. */
export async function customImportFields(
  ctx: Context,
  kind: ImportKind,
  options: { withPeople?: boolean } = {},
): Promise<ImportField[]> {
  const record = recordOf[kind]
  if (record === undefined) return []
  const fields = await visibleFields(ctx, record)
  const needsPeople = options.withPeople === true && fields.some((field) => field.type === 'person')
  const people = needsPeople ? await peopleByKey(ctx) : {}
  return fields.flatMap((field) => customImportField(field, people) ?? [])
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
