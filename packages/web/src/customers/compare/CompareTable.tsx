import type { ReactNode } from 'react'
import styles from './compare.module.css'

export interface ComparedColumn {
  /** The customer's. */
  id: string
  head: ReactNode
  /** The one that the others are compared with, or go into. */
  isKept?: boolean
  /** Taken out of what is meant. */
  isLeftOut?: boolean
}

export interface ComparedRow {
  key: string
  label: ReactNode
  cell: (customerId: string) => ReactNode
  /** What comes of the row; where the table has a column for it. */
  result?: ReactNode
  /** Whose value is taken. */
  chosen?: string | undefined
  isSame?: boolean
  isFigure?: boolean
}

interface CompareTableProps {
  label: string
  /** What stands above the names of the rows. */
  corner: string
  columns: readonly ComparedColumn[]
  groups: readonly { title?: string; rows: readonly ComparedRow[] }[]
  /** Head of a last column that says what comes of each row. */
  result?: string
}

/** Customers side by side: a column a customer, a row a field. */
export function CompareTable({ label, corner, columns, groups, result }: CompareTableProps) {
  const width = columns.length + (result === undefined ? 1 : 2)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone: the keyboard scrolls it
    <div className={styles['scroll']} role="region" aria-label={label} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((one) => (
              <th key={one.id} scope="col" data-kept={one.isKept || undefined} data-left={one.isLeftOut || undefined}>
                {one.head}
              </th>
            ))}
            {result !== undefined && <th scope="col">{result}</th>}
          </tr>
        </thead>
        {groups.map(({ title, rows }) => (
          <tbody key={title ?? ''}>
            {title !== undefined && rows.length > 0 && (
              <tr>
                <th scope="rowgroup" className={styles['group']} colSpan={width}>
                  {title}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={row.key} data-same={row.isSame || undefined}>
                <th scope="row">{row.label}</th>
                {columns.map((one) => (
                  <td
                    key={one.id}
                    className={row.isFigure ? 'num' : undefined}
                    data-chosen={row.chosen === one.id || undefined}
                  >
                    {row.cell(one.id)}
                  </td>
                ))}
                {result !== undefined && <td className={row.isFigure ? 'num' : undefined}>{row.result}</td>}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
