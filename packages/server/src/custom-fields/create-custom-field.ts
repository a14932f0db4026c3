import { makeKey } from '@zhike/core/custom-fields/make-key'
import { keyTaken, tooManyFields } from '@zhike/core/custom-fields/problems'
import type { CreateCustomFieldInput, CustomField } from '@zhike/core/custom-fields/schema'
import { newId } from '@zhike/core/kernel/ids'
import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { checkDefinition, optionsOf } from './check-definition.ts'
import { insertField, lockFieldsOf, selectField, selectFields, selectTakenKeys } from './queries.ts'

const mostFields = 200

/** A field of the company's own. It is empty, so it can be used everywhere at once, indexed or unique or not. */
export async function createCustomField(ctx: Context, input: CreateCustomFieldInput): Promise<CustomField> {
  requirePermission(ctx, 'field.manage')
  const { record, type, label } = input
  return transaction(ctx, async (ctx) => {
    await lockFieldsOf(ctx, record)
    const { length } = await selectFields(ctx, record)
    if (length >= mostFields) throw tooManyFields({ count: length })
    const taken = await selectTakenKeys(ctx, record)
    if (input.key !== undefined && taken.has(input.key)) throw keyTaken({ key: input.key })
    const key = input.key ?? makeKey(label, taken)
    const values = await checkDefinition(
      ctx,
      { id: null, record, type },
      {
        label,
        help: input.help ?? null,
        section: input.section ?? null,
        isRequired: input.isRequired ?? false,
        isUnique: input.isUnique ?? false,
        isIndexed: input.isIndexed ?? false,
        inList: input.inList ?? false,
        fallback: input.fallback ?? null,
        options: optionsOf(input.options ?? []),
        kinds: input.kinds ?? [],
        tiers: input.tiers ?? [],
        roles: input.roles ?? [],
      },
    )
    const id = newId()
    await insertField(ctx, { id, record, key, type }, values)
    await writeAudit(ctx, {
      action: 'custom-field.create',
      subjectType: 'custom-field',
      subjectId: id,
      summary: { record, label },
      after: { record, key, type, ...values },
    })
    await emitEvent(ctx, 'custom-fields.changed', { record })
    const made = await selectField(ctx, id)
    if (!made) throw notFound({ id })
    return made
  })
}
