import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { customerRelations } from '@zhike/core/customers/fields'
import { sql } from 'kysely'
import { ofRecord } from '../custom-fields/condition-fields.ts'
import { customColumns } from '../custom-fields/custom-columns.ts'
import type { CompileRelations } from '../platform/filter/compile-condition.ts'
import { relatedToCustomer } from './customer-columns.ts'
import { relationsWith } from './fields-with.ts'

/** What hangs on a customer c, with the company's own fields of contacts and orders. */
export function relatedWith(custom: readonly CustomField[]): CompileRelations<typeof customerRelations> {
  const { contacts, orders } = relatedToCustomer.sources
  return {
    relations: relationsWith(custom),
    sources: {
      ...relatedToCustomer.sources,
      contacts: {
        ...contacts,
        columns: { ...customColumns(ofRecord(custom, 'contact'), sql`k.custom`), ...contacts.columns },
      },
      orders: {
        ...orders,
        columns: { ...customColumns(ofRecord(custom, 'order'), sql`o.custom`), ...orders.columns },
      },
    },
  }
}
