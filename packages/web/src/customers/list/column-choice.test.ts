import { describe, expect, it } from 'vitest'
import { arrangeColumns, chosenColumns, moveColumn, toggleColumn } from './column-choice.ts'

const column = (key: string, width: number | null = null) => ({ key, width })
const keys = (columns: readonly { key: string }[]) => columns.map((one) => one.key).join()

describe('chosen columns', () => {
  it('begin with the name, whatever was chosen', () => {
    expect(keys(chosenColumns([column('phone'), column('name', 300), column('size')]))).toBe('name,phone,size')
    expect(keys(chosenColumns([]))).toBe('name')
    expect(keys(chosenColumns(null))).toMatch(/^name,contact,region/)
  })

  it('move up and down, but not past the name or the end', () => {
    const chosen = [column('name'), column('phone'), column('size')]
    expect(keys(moveColumn(chosen, 'size', -1))).toBe('name,size,phone')
    expect(keys(moveColumn(chosen, 'phone', -1))).toBe('name,phone,size')
    expect(keys(moveColumn(chosen, 'size', 1))).toBe('name,phone,size')
    expect(keys(moveColumn(chosen, 'name', 1))).toBe('name,phone,size')
  })

  it('come last when they are new, and go when they are pressed again', () => {
    expect(keys(toggleColumn([column('name')], 'size'))).toBe('name,size')
    expect(keys(toggleColumn([column('name'), column('size')], 'size'))).toBe('name')
    expect(keys(toggleColumn([column('name')], 'name'))).toBe('name')
  })

  it('leave out what the table does not know, and keep its widths', () => {
    const all = ['name', 'size'].map((key) => ({ key, title: key, render: () => key }))
    const arranged = arrangeColumns(all, [column('name'), column('gone'), column('size', 120)])
    expect(keys(arranged)).toBe('name,size')
    expect(arranged[1]).toMatchObject({ width: 120, maxWidth: 120 })
  })
})
