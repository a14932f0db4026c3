import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../class-names.ts'
import { Checkbox } from '../controls/Checkbox.tsx'
import { useKeptScroll } from '../hooks/use-kept-scroll.ts'
import { useIsSlow } from '../state/Skeleton.tsx'
import type { Column, Sort } from './column.ts'
import { HeadCell } from './HeadCell.tsx'
import { SkeletonRows } from './SkeletonRows.tsx'
import { useRowKeys } from './use-row-keys.ts'
import styles from './table.module.css'

export interface Selection {
  keys: ReadonlySet<string>
  onChange: (keys: ReadonlySet<string>) => void
}

interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  /** undefined while the first page is on its way. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** Names the row's checkbox; needed with `selection`. */
  rowName?: (row: Row) => string
  /** By what the rows are ordered, the first key first. */
  sorts?: readonly Sort[]
  /** `isFurther`: beside the keys there are, not instead of them. */
  onSort?: (sort: Sort, isFurther: boolean) => void
  selection?: Selection
  /** A press or Enter: the drawer. */
  onOpen?: (row: Row) => void
  /** Enter on the open row, a double press: the page. */
  onOpenPage?: (row: Row) => void
  /** The row whose drawer is open. */
  openKey?: string | undefined
  /** Old rows are on show while new ones are fetched. */
  isStale?: boolean
  empty?: ReactNode
  foot?: ReactNode
  /** The same key = the same list: the place in it is kept. */
  placeKey?: string
  /** Grows with its rows instead of scrolling inside the page. */
  flow?: boolean
  rowClassName?: (row: Row) => string | undefined
}

/** A list with real rows and cells: frozen first column, keyboard, choice on hover, skeleton of the true layout. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, selection, onOpen, onOpenPage, openKey } = props
  const { t } = useTranslation('ui')
  const box = useRef<HTMLDivElement>(null)
  const isSlow = useIsSlow(rows === undefined)
  useKeptScroll(props.flow ? undefined : props.placeKey, rows !== undefined, box)

  const keys = rows?.map(rowKey) ?? []
  const rowOf = (key: string) => rows?.find((row) => rowKey(row) === key)
  const withRow = (action?: (row: Row) => void) =>
    action &&
    ((key: string) => {
      const row = rowOf(key)
      if (row !== undefined) action(row)
    })
  const anchor = useRef<string>(undefined)
  /** With Shift everything since the last choice follows it. */
  const choose = (key: string, isRange: boolean) => {
    if (!selection) return
    const range = isRange ? between(keys, anchor.current, key) : []
    anchor.current = key
    selection.onChange(
      range.length > 0 ? withAll(selection.keys, range, !selection.keys.has(key)) : toggled(selection.keys, key),
    )
  }
  const toggle = selection && ((key: string) => choose(key, false))
  const { active, setActiveKey } = useRowKeys({
    keys,
    openKey,
    table: box,
    onOpen: withRow(onOpen),
    onOpenPage: withRow(onOpenPage),
    onToggle: toggle,
  })
  const chosenHere = keys.filter((key) => selection?.keys.has(key)).length

  const onRowClick = (row: Row, target: EventTarget) => {
    // Links, buttons and boxes inside a row do their own work; marking text is not a press either.
    if (target instanceof Element && target.closest('a, button, input, label')) return
    if (window.getSelection()?.toString()) return
    setActiveKey(rowKey(row))
    if (onOpen) onOpen(row)
    else onOpenPage?.(row)
  }

  return (
    <>
      <div
        ref={box}
        role="region"
        aria-label={props.label}
        tabIndex={0}
        className={classNames(styles['box'], props.flow && styles['flow'])}
        data-choosing={chosenHere > 0 || undefined}
        // Written past React: a table is not drawn anew for each step of its scrolling.
        onScroll={({ currentTarget }) => {
          currentTarget.toggleAttribute('data-aside', currentTarget.scrollLeft > 0)
        }}
      >
        <table
          className={styles['table']}
          aria-label={props.label}
          aria-busy={rows === undefined || props.isStale || undefined}
        >
          <thead>
            <tr>
              {columns.map((column, index) => (
                <HeadCell
                  key={column.key}
                  column={column}
                  sorts={props.sorts ?? []}
                  onSort={props.onSort}
                  isFrozen={index === 0}
                  before={
                    index === 0 &&
                    selection && (
                      <Checkbox
                        className={styles['tick']}
                        aria-label={t('ui:selectAll')}
                        checked={keys.length > 0 && chosenHere === keys.length}
                        indeterminate={chosenHere > 0 && chosenHere < keys.length}
                        disabled={keys.length === 0}
                        onChange={(event) => selection.onChange(withAll(selection.keys, keys, event.target.checked))}
                      />
                    )
                  }
                />
              ))}
            </tr>
          </thead>
          <tbody data-stale={props.isStale || undefined}>
            {rows === undefined && isSlow && <SkeletonRows columns={columns} isSelectable={!!selection} />}
            {rows?.map((row) => {
              const key = rowKey(row)
              const isChosen = selection?.keys.has(key) ?? false
              return (
                <tr
                  key={key}
                  data-row={key}
                  data-open={key === openKey || undefined}
                  data-chosen={isChosen || undefined}
                  data-active={key === active || undefined}
                  tabIndex={key === active ? 0 : -1}
                  className={classNames((onOpen ?? onOpenPage) && styles['pressable'], props.rowClassName?.(row))}
                  onClick={(event) => onRowClick(row, event.target)}
                  onDoubleClick={() => onOpenPage?.(row)}
                >
                  {columns.map((column, index) => (
                    <td
                      key={column.key}
                      data-align={column.align}
                      className={classNames(index === 0 && styles['frozen'])}
                      style={column.maxWidth === undefined ? undefined : { maxWidth: column.maxWidth }}
                    >
                      {index === 0 && selection ? (
                        <div className={styles['first']}>
                          <Checkbox
                            className={styles['tick']}
                            aria-label={t('ui:selectRow', { name: props.rowName?.(row) ?? key })}
                            checked={isChosen}
                            onChange={({ nativeEvent }) =>
                              choose(key, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
                            }
                          />
                          {column.render(row)}
                        </div>
                      ) : (
                        column.render(row)
                      )}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
        {rows?.length === 0 && props.empty}
      </div>
      {props.foot}
    </>
  )
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}

function withAll(keys: ReadonlySet<string>, all: readonly string[], isChosen: boolean): ReadonlySet<string> {
  const next = new Set(keys)
  for (const key of all) {
    if (isChosen) next.add(key)
    else next.delete(key)
  }
  return next
}

/** The keys from one to the other, both included; none where one of them is not on the page. */
function between(keys: readonly string[], from: string | undefined, to: string): readonly string[] {
  const ends = [from === undefined ? -1 : keys.indexOf(from), keys.indexOf(to)].sort((a, b) => a - b)
  const [first = -1, last = -1] = ends
  return first < 0 ? [] : keys.slice(first, last + 1)
}
