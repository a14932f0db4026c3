import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { customerRelations } from '@zhike/core/customers/fields'
import { sql } from 'kysely'
import { ofRecord } from '../custom-fields/condition-fields.ts'
import { customColumns } from '../custom-fields/custom-columns.ts'
import { relationSource } from '../customer-relations/relation-columns.ts'
import type { VisibleHolders } from '../platform/access/visible-holders.ts'
import type { CompileRelations } from '../platform/filter/compile-condition.ts'
import { relatedToCustomer } from './customer-columns.ts'
import { relationsWith } from './fields-with.ts'

/**
 * What hangs on a customer c, with the company's own fields of contacts and orders. `seen`: whose customers may be asked
 * about as others in a relation; none where it is not said.
 */
export function relatedWith(
  custom: readonly CustomField[],
  seen?: VisibleHolders | undefined,
): CompileRelations<typeof customerRelations> {
  const { contacts, orders } = relatedToCustomer.sources
  return {
    relations: relationsWith(custom),
    sources: {
      ...relatedToCustomer.sources,
      relations: relationSource(seen),
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
