import { describe, expect, it } from 'vitest'
import { viewDefinition } from '@zhike/core/saved-views/schema'
import { customerListSearch } from '../customers/list-search.ts'
import { differsFromView, isArranged, readColumns, searchOfView, viewOfSearch } from './view-search.ts'

const searchOf = (input: object) => customerListSearch.parse(input)
const viewOf = (input: object) => viewDefinition.parse(input)

describe('a view and the address', () => {
  it.each([
    { region: '330200,310000' },
    { industry: 'C35' },
    { tier: 'A,none' },
    { tier: 'none' },
    { tier: 'A' },
    { touched: 'over30' },
    { touched: 'within7' },
    { touched: 'never' },
    { ordered: 'within90' },
    { created: 'within30' },
    { next: 'overdue' },
    { next: 'week' },
    { next: 'none' },
    { revenue: '500000..' },
    { revenue: '..100' },
    { revenue: '100..500000' },
    { vip: true },
    { vip: false },
    { kind: 'individual' },
    { source: '展会' },
    { size: '100' },
    { holder: '01999999-0000-7000-8000-000000000001' },
    { tag: '01999999-0000-7000-8000-000000000001' },
    { segment: '01999999-0000-7000-8000-000000000001' },
  ])('tell the chip %j from the other', (chips) => {
    const view = viewOfSearch(searchOf(chips))
    expect(view.filter).not.toBe(null)
    expect(searchOfView(view)).toEqual(searchOf(chips))
  })

  it('keep conditions on fields of one’s own as chips, once a field', () => {
    const cf = [
      { key: 'grade', op: 'in', value: ['a', 'b'] },
      { key: 'size', op: 'between', value: [1, 5] },
      { key: 'plan', op: 'contains', value: '甲' },
      { key: 'on', op: 'eq', value: false },
      { key: 'left', op: 'isEmpty' },
    ]
    const view = viewOfSearch(searchOf({ region: '330000', cf }))
    expect(searchOfView(view)).toEqual(searchOf({ region: '330000', cf }))
    expect(differsFromView(searchOf({ region: '330000', cf: cf.slice(1) }), view)).toBe(true)
    const filter = {
      all: [
        { field: 'custom.grade', op: 'in', value: ['a'] },
        { field: 'custom.grade', op: 'notIn', value: ['b'] },
        { field: 'custom.plan', op: 'eq', value: '甲' },
      ],
    }
    expect(searchOfView(viewOf({ filter }))).toMatchObject({
      cf: [{ key: 'grade' }],
      filter: { all: filter.all.slice(1) },
    })
  })

  it('keep what no chip can show for the builder, with the chips beside it', () => {
    const filter = {
      all: [
        { field: 'tier', op: 'in', value: ['A'] },
        { has: 'orders', where: { field: 'amount', op: 'gt', value: '10000' } },
        { field: 'tier', op: 'in', value: ['B'] },
        { field: 'name', op: 'contains', value: '机械' },
      ],
    }
    const search = searchOfView(viewOf({ filter }))
    expect(search).toMatchObject({ tier: 'A', filter: { all: filter.all.slice(1) } })
    expect(differsFromView(search, viewOf({ filter }))).toBe(false)
    expect(differsFromView({ ...search, tier: 'A,B' }, viewOf({ filter }))).toBe(true)
  })

  it('agree when nothing was changed, whatever order the conditions were saved in', () => {
    const saved = viewOf({
      scope: 'mine',
      q: '轴承',
      sort: '-revenue12m,name',
      columns: [{ key: 'name', width: 240 }, { key: 'phone' }],
      filter: {
        all: [
          { field: 'isVip', op: 'eq', value: true },
          { field: 'region', op: 'under', value: ['330000'] },
        ],
      },
    })
    const search = searchOfView(saved)
    expect(search).toMatchObject({ scope: 'mine', q: '轴承', cols: 'name:240,phone', vip: true, region: '330000' })
    expect(differsFromView(search, saved)).toBe(false)
    for (const change of [{ sort: 'name' }, { cols: 'name,phone' }, { scope: undefined }, { q: undefined }]) {
      expect(differsFromView({ ...search, ...change }, saved)).toBe(true)
    }
  })

  it('read widths within reason', () => {
    expect(readColumns('name:10,phone')).toEqual([
      { key: 'name', width: 60 },
      { key: 'phone', width: null },
    ])
  })
})

it('offers to keep what was narrowed, ordered or arranged, not a tab alone', () => {
  expect(isArranged(searchOf({}))).toBe(false)
  expect(isArranged(searchOf({ scope: 'all' }))).toBe(false)
  for (const search of [{ q: '机械' }, { tier: 'A' }, { sort: 'name' }, { cols: 'name,tags' }]) {
    expect(isArranged(searchOf(search)), JSON.stringify(search)).toBe(true)
  }
})
