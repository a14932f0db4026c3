import type { customerFields } from '@zhike/core/customers/fields'
import { segmentTooDeep } from '@zhike/core/segments/problems'
import { deepestSegment } from '@zhike/core/segments/schema'
import { sql, type RawBuilder } from 'kysely'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { ofRecord } from '../custom-fields/condition-fields.ts'
import { customColumns } from '../custom-fields/custom-columns.ts'
import { fieldsWith } from '../customers/fields-with.ts'
import { customerColumns } from '../customers/customer-columns.ts'
import { relatedWith } from '../customers/related-columns.ts'
import { compileCondition, type ColumnMap, type CompileEnvironment } from '../platform/filter/compile-condition.ts'
import type { SegmentDefinitions } from './segment-definition.ts'

type Columns = ColumnMap<typeof customerFields>

/** The columns of a list of customers, with the segments that its condition asks for. */
export function columnsWith(
  definitions: SegmentDefinitions,
  environment: CompileEnvironment,
  custom: readonly CustomField[],
  depth = 1,
): Columns {
  return {
    ...customColumns(ofRecord(custom, 'customer'), sql`c.custom`),
    ...customerColumns,
    segment: (some) => {
      if (depth > deepestSegment) throw segmentTooDeep({ limit: deepestSegment })
      return isInSegments(some ?? [], definitions, environment, custom, depth)
    },
  }
}

/** A dynamic segment is its condition, written in place: what indexes serve there they serve here. */
function isInSegments(
  ids: readonly string[],
  definitions: SegmentDefinitions,
  environment: CompileEnvironment,
  custom: readonly CustomField[],
  depth: number,
): RawBuilder<boolean> {
  const columns = columnsWith(definitions, environment, custom, depth + 1)
  const found = ids.flatMap((id) => definitions.get(id.toLowerCase()) ?? [])
  const lists = found.filter((one) => one.kind === 'static').map((one) => one.id)
  const parts = found.flatMap((one) =>
    one.condition
      ? [
          compileCondition(
            one.condition,
            fieldsWith(custom),
            columns,
            environment,
            relatedWith(custom, environment.seen),
          ),
        ]
      : [],
  )
  if (lists.length > 0) {
    parts.push(sql<boolean>`(exists (select from segment_customers m
      where m.customer_id = c.id and m.segment_id = any(${lists}::uuid[])))`)
  }
  return parts.length > 0 ? sql<boolean>`(${sql.join(parts, sql` or `)})` : sql<boolean>`false`
}
