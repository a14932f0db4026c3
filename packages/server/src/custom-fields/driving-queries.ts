import { conditionField } from '@zhike/core/custom-fields/catalogue'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Condition } from '@zhike/core/filter/condition'
import type { FieldCatalogue } from '@zhike/core/filter/field-types'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { compileCondition, type ColumnMap, type CompileEnvironment } from '../platform/filter/compile-condition.ts'
import { indexColumn } from './custom-columns.ts'

export interface DrivingLeaf {
  leaf: Extract<Condition, { field: string }>
  field: CustomField
}

/** The customers that fit one comparison, by the field's index; null when they are more than `most`. */
export async function selectByIndex(
  ctx: Context,
  { leaf, field }: DrivingLeaf,
  environment: CompileEnvironment,
  most: number,
): Promise<string[] | null> {
  const column = indexColumn(field.type)
  // Ids and options stand as text in the index.
  const typed = conditionField(field)
  const isText = column === 'text' && typed.type !== 'region'
  const catalogue: FieldCatalogue = { [leaf.field]: isText ? { type: 'text' } : typed }
  const stored = sql.ref(`v.${column}`)
  const columns: ColumnMap<FieldCatalogue> = { [leaf.field]: stored }
  const { rows } = await sql<{ customerId: string }>`
    select v.customer_id from custom_values v
    where v.field_id = ${field.id}::uuid and ${stored} is not null
      and ${compileCondition({ ...leaf }, catalogue, columns, environment)}
    limit ${most + 1}`.execute(ctx.db)
  return rows.length > most ? null : [...new Set(rows.map((row) => row.customerId))]
}
