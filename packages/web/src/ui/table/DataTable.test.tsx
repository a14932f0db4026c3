// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installShortcuts } from '../keyboard/shortcuts.ts'
import type { Column, Sort } from './column.ts'
import { DataTable } from './DataTable.tsx'

interface Row {
  id: string
  name: string
  revenue: number
}

const rows: Row[] = [
  { id: 'a', name: '北斗湾', revenue: 3 },
  { id: 'b', name: '星野渡', revenue: 2 },
  { id: 'c', name: '拾光里', revenue: 1 },
]
const columns: Column<Row>[] = [
  { key: 'name', title: '客户', sortKey: 'name', render: (row) => <a href="#x">{row.name}</a> },
  { key: 'revenue', title: '成交', align: 'end', sortKey: 'revenue', render: (row) => row.revenue },
]

let stop: () => void
beforeEach(() => {
  stop = installShortcuts()
})
afterEach(() => stop())

function List(props: {
  onOpen?: (id: string) => void
  onPage?: (id: string) => void
  onSort?: (sort: Sort, isFurther: boolean) => void
  sort?: Sort
}) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<string>()
  return (
    <>
      <DataTable
        label="客户"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        sorts={props.sort ? [props.sort] : []}
        onSort={props.onSort ?? (() => undefined)}
        selection={{ keys, onChange: setKeys }}
        openKey={open}
        onOpen={(row) => {
          setOpen(row.id)
          props.onOpen?.(row.id)
        }}
        onOpenPage={(row) => props.onPage?.(row.id)}
      />
      <output>{[...keys].join()}</output>
    </>
  )
}

const chosen = () => screen.getByRole('status').textContent

describe('a list', () => {
  it('is a table with real rows and heads', () => {
    render(<List />)
    const table = screen.getByRole('table', { name: '客户' })
    expect(within(table).getAllByRole('row')).toHaveLength(4)
    expect(within(table).getAllByRole('columnheader')).toHaveLength(2)
  })

  it('is worked by keys: J K move, Enter opens the drawer and then the page, X chooses', async () => {
    const onOpen = vi.fn()
    const onPage = vi.fn()
    render(<List onOpen={onOpen} onPage={onPage} />)
    await userEvent.keyboard('jjk')
    expect(document.activeElement?.getAttribute('data-row')).toBe('a')
    await userEvent.keyboard('j{Enter}')
    expect(onOpen).toHaveBeenLastCalledWith('b')
    await userEvent.keyboard('{Enter}')
    expect(onPage).toHaveBeenLastCalledWith('b')
    await userEvent.keyboard('x')
    expect(chosen()).toBe('b')
    await userEvent.keyboard('x')
    expect(chosen()).toBe('')
  })

  it('leafs through the records while the drawer is open, and stops at the ends', async () => {
    const onOpen = vi.fn()
    render(<List onOpen={onOpen} />)
    await userEvent.click(screen.getByText('2'))
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
    expect(onOpen.mock.calls.flat()).toEqual(['b', 'c', 'b'])
  })

  it('does not open a row when its link or its box is pressed', async () => {
    const onOpen = vi.fn()
    render(<List onOpen={onOpen} />)
    await userEvent.click(screen.getByText('北斗湾'))
    await userEvent.click(screen.getByRole('checkbox', { name: '选中 星野渡' }))
    expect(onOpen).not.toHaveBeenCalled()
    expect(chosen()).toBe('b')
  })

  it('chooses and drops the whole page', async () => {
    render(<List />)
    await userEvent.click(screen.getByRole('checkbox', { name: '选中这一页' }))
    expect(chosen()).toBe('a,b,c')
    await userEvent.click(screen.getByRole('checkbox', { name: '选中这一页' }))
    expect(chosen()).toBe('')
  })

  it('chooses everything since the last choice when Shift is held, and drops it the same way', async () => {
    render(<List />)
    const user = userEvent.setup()
    const box = (name: string) => screen.getByRole('checkbox', { name: `选中 ${name}` })
    await user.click(box('拾光里'))
    await user.keyboard('{Shift>}')
    await user.click(box('北斗湾'))
    expect(chosen()).toBe('c,a,b')
    await user.click(box('星野渡'))
    expect(chosen()).toBe('c')
    await user.keyboard('{/Shift}')
    await user.click(box('拾光里'))
    expect(chosen()).toBe('')
  })

  it('begins with the largest figure, then turns round, and says so to screen readers', async () => {
    const onSort = vi.fn()
    const { rerender } = render(<List onSort={onSort} />)
    await userEvent.click(screen.getByRole('button', { name: '成交' }))
    expect(onSort).toHaveBeenLastCalledWith({ key: 'revenue', direction: 'desc' }, false)
    rerender(<List onSort={onSort} sort={{ key: 'revenue', direction: 'desc' }} />)
    expect(screen.getByRole('columnheader', { name: '成交' }).getAttribute('aria-sort')).toBe('descending')
    await userEvent.click(screen.getByRole('button', { name: '成交' }))
    expect(onSort).toHaveBeenLastCalledWith({ key: 'revenue', direction: 'asc' }, false)
    await userEvent.click(screen.getByRole('button', { name: '客户' }))
    expect(onSort).toHaveBeenLastCalledWith({ key: 'name', direction: 'asc' }, false)
    fireEvent.click(screen.getByRole('button', { name: '客户' }), { shiftKey: true })
    expect(onSort).toHaveBeenLastCalledWith({ key: 'name', direction: 'asc' }, true)
  })

  it('shows what belongs here when there is nothing', () => {
    render(<DataTable label="客户" columns={columns} rows={[]} rowKey={(row) => row.id} empty={<p>还没有客户</p>} />)
    expect(screen.getByText('还没有客户')).toBeTruthy()
  })
})
