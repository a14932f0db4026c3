import { defaultListColumns } from '@zhike/core/customers/list-columns'
import type { ViewColumn } from '@zhike/core/saved-views/schema'
import type { Column } from '../../ui/table/column.ts'

/** The name stands first whatever is chosen: it is the frozen column, and where the boxes are. */
export function chosenColumns(columns: readonly ViewColumn[] | null): ViewColumn[] {
  const chosen = columns ?? defaultListColumns.map((key) => ({ key, width: null }))
  const name = chosen.find((one) => one.key === 'name') ?? { key: 'name', width: null }
  return [name, ...chosen.filter((one) => one.key !== 'name')]
}

/** The columns of the table in the chosen order and width; unknown ones are left out. */
export function arrangeColumns<Row>(all: readonly Column<Row>[], chosen: readonly ViewColumn[]): Column<Row>[] {
  return chosen.flatMap(({ key, width }) => {
    const column = all.find((one) => one.key === key)
    if (!column) return []
    return [width === null ? column : { ...column, width, maxWidth: width }]
  })
}

/** A column one place up or down; the name keeps its place. */
export function moveColumn(chosen: readonly ViewColumn[], key: string, by: -1 | 1): ViewColumn[] {
  const from = chosen.findIndex((one) => one.key === key)
  const to = from + by
  if (from < 1 || to < 1 || to >= chosen.length) return [...chosen]
  const moved = [...chosen]
  const [column] = moved.splice(from, 1)
  if (column) moved.splice(to, 0, column)
  return moved
}

/** In or out; a new one comes last. */
export function toggleColumn(chosen: readonly ViewColumn[], key: string): ViewColumn[] {
  if (key === 'name') return [...chosen]
  const has = chosen.some((one) => one.key === key)
  return has ? chosen.filter((one) => one.key !== key) : [...chosen, { key, width: null }]
}
