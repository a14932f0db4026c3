import { createCustomFieldBody } from '@zhike/core/custom-fields/schema'
import { createCustomField } from '../custom-fields/create-custom-field.ts'
import type { Context } from '../platform/context/context.ts'
import { fillDemoFields } from './custom-field-queries.ts'
import { customFields } from './custom-field-words.ts'

/** What such a company wants to know beside what every company does, filled in where somebody has asked already. */
export async function addCustomFields(ctx: Context): Promise<void> {
  for (const field of customFields) await createCustomField(ctx, createCustomFieldBody.parse(field))
  await fillDemoFields(ctx)
}
