import { customCatalogue } from '@zhike/core/custom-fields/catalogue'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customerFields, customerRelations } from '@zhike/core/customers/fields'
import { perObject } from '@zhike/core/kernel/per-object'
import { ofRecord } from '../custom-fields/condition-fields.ts'

/** What conditions on customers may ask for, fields of the company's own included. */
export const fieldsWith = perObject((custom: readonly CustomField[]): typeof customerFields => ({
  ...customCatalogue(ofRecord(custom, 'customer')),
  ...customerFields,
}))

/** The same of what hangs on a customer. */
export const relationsWith = perObject((custom: readonly CustomField[]): typeof customerRelations => {
  const { contacts, orders } = customerRelations
  return {
    ...customerRelations,
    contacts: { fields: { ...customCatalogue(ofRecord(custom, 'contact')), ...contacts.fields } },
    orders: { fields: { ...customCatalogue(ofRecord(custom, 'order')), ...orders.fields } },
  }
})
