import { classNames } from '../class-names.ts'
import { Skeleton } from '../state/Skeleton.tsx'
import type { Column } from './column.ts'
import styles from './table.module.css'

/** Five rows of the true layout in grey. */
export function SkeletonRows<Row>({
  columns,
  isSelectable,
}: {
  columns: readonly Column<Row>[]
  isSelectable: boolean
}) {
  return (
    <>
      {[0, 1, 2, 3, 4].map((row) => (
        <tr key={row}>
          {columns.map((column, index) => (
            <td key={column.key} data-align={column.align} className={classNames(index === 0 && styles['frozen'])}>
              <Skeleton
                width={
                  index === 0
                    ? [148, 116, 132, 108, 140][row]
                    : column.align === 'end'
                      ? 52
                      : [84, 68, 76, 92, 72][(row + index) % 5]
                }
                style={index === 0 && isSelectable ? { marginLeft: 24 } : {}}
              />
            </td>
          ))}
        </tr>
      ))}
    </>
  )
}
