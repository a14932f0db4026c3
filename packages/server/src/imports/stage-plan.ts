import type { CustomerKind } from '@zhike/core/customers/fields'
import { cellSettings, columnIndexes } from '@zhike/core/imports/cell-settings'
import type { ImportField } from '@zhike/core/imports/field'
import type { ImportKind } from '@zhike/core/imports/kinds'
import type { CellSettings } from '@zhike/core/imports/read-cell'
import type { ImportDetected, ImportOptions } from '@zhike/core/imports/schema'
import type { WhereOperator } from '@zhike/core/imports/where'
import { sourceOf } from './inspect-file.ts'
import type { TableSource } from './read-rows.ts'

/** Everything that decides how the rows of a file are read; plain data, so that another thread can have it. */
export interface StagePlan {
  path: string
  source: TableSource
  kind: ImportKind
  mapping: [field: string, column: number][]
  settings: CellSettings
  where: { column: number; op: WhereOperator; value: string }[]
  /** Columns of the company's own fields. */
  custom: readonly ImportField[]
  customerKind: CustomerKind
  currency: string
  /** Rows up to this one are staged already, or stand above the data. */
  afterRow: number
}

export function makeStagePlan(input: {
  path: string
  kind: ImportKind
  options: ImportOptions
  detected: ImportDetected
  lastRow: number
  companyCurrency: string
  timeZone: string
  custom: readonly ImportField[]
}): StagePlan {
  const { options, detected, kind } = input
  return {
    path: input.path,
    source: sourceOf(detected, options.sheet),
    kind,
    mapping: [...columnIndexes(options, detected.columns)],
    settings: { ...cellSettings(kind, options, detected.columns, input.custom), timeZone: input.timeZone },
    custom: input.custom,
    where: options.where.map(({ column, op, value }) => ({
      column: detected.columns.findIndex((one) => one.name === column),
      op,
      value,
    })),
    customerKind: options.customerKind,
    currency: options.currency ?? input.companyCurrency,
    afterRow: Math.max(input.lastRow, detected.headerRow),
  }
}
