import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { nextSort, type Column, type Sort } from './column.ts'
import styles from './table.module.css'

interface HeadCellProps<Row> {
  column: Column<Row>
  sorts: readonly Sort[]
  onSort: ((sort: Sort, isFurther: boolean) => void) | undefined
  isFrozen: boolean
  before: ReactNode
}

export function HeadCell<Row>({ column, sorts, onSort, isFrozen, before }: HeadCellProps<Row>) {
  const place = sorts.findIndex((one) => one.key === column.sortKey)
  const sort = sorts[place]
  const isSorted = sort !== undefined
  const next = onSort ? nextSort(column, sort) : undefined
  const title = next ? (
    <button
      type="button"
      className={styles['sort']}
      data-sorted={isSorted || undefined}
      // With Shift the rows that are equal so far are ordered by this one, too.
      onClick={(event) => onSort?.(next, event.shiftKey)}
    >
      {column.title}
      {isSorted && sorts.length > 1 && <sup>{place + 1}</sup>}
      {isSorted && sort?.direction === 'asc' ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
    </button>
  ) : (
    column.title
  )
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={place === 0 ? (sort?.direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={classNames(isFrozen && styles['frozen'])}
      style={column.width === undefined ? undefined : { width: column.width }}
    >
      {before ? (
        <div className={styles['first']}>
          {before}
          {title}
        </div>
      ) : (
        title
      )}
    </th>
  )
}
