import { customerFields, customerRelations, customerSorts } from './fields.ts'
import { customerListColumns, type ListColumn } from './list-columns.ts'
import type { FieldCatalogue, RelationCatalogue } from '../filter/field-types.ts'

export interface ListCatalogue {
  fields: FieldCatalogue
  relations: RelationCatalogue
  sorts: readonly string[]
  columns: readonly ListColumn[]
}

/** All that a list of customers is filtered, sorted and shown by. What else a customer comes to know joins in here. */
export const customerListCatalogue: ListCatalogue = {
  fields: customerFields,
  relations: customerRelations,
  sorts: customerSorts,
  columns: customerListColumns,
}
