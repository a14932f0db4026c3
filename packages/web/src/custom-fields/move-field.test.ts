import { expect, it } from 'vitest'
import { moveField } from './move-field.ts'
import { sectionsOf } from './sections-of.ts'

const fields = [
  { id: 'a', section: null },
  { id: 'b', section: '产品' },
  { id: 'c', section: '产品' },
  { id: 'd', section: '合同' },
]
const shown = (list: typeof fields) => list.map(({ id, section }) => `${id}${section ?? ''}`)

it('a field joins the section it is dragged into', () => {
  expect(shown(moveField(fields, 0, 1) as typeof fields)).toEqual(['b产品', 'a产品', 'c产品', 'd合同'])
  expect(shown(moveField(fields, 3, 1) as typeof fields)).toEqual(['a', 'd产品', 'b产品', 'c产品'])
  expect(shown(moveField(fields, 2, 0) as typeof fields)).toEqual(['c', 'a', 'b产品', 'd合同'])
})

it('sections come in their order, what has none first', () => {
  const sections = sectionsOf([...fields].reverse()).map(({ section, items }) => [section, items.length])
  expect(sections).toEqual([
    [null, 1],
    ['合同', 1],
    ['产品', 2],
  ])
})
