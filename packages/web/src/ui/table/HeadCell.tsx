import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { nextSort, type Column, type Sort } from './column.ts'
import styles from './table.module.css'

interface HeadCellProps<Row> {
  column: Column<Row>
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
  isFrozen: boolean
  before: ReactNode
}

export function HeadCell<Row>({ column, sort, onSort, isFrozen, before }: HeadCellProps<Row>) {
  const isSorted = column.sortKey !== undefined && sort?.key === column.sortKey
  const next = onSort ? nextSort(column, sort) : undefined
  const title = next ? (
    <button type="button" className={styles['sort']} data-sorted={isSorted || undefined} onClick={() => onSort?.(next)}>
      {column.title}
      {isSorted && sort?.direction === 'asc' ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
    </button>
  ) : (
    column.title
  )
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={isSorted ? (sort?.direction === 'asc' ? 'ascending' : 'descending') : undefined}
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
