import { describe, expect, it } from 'vitest'
import { buildCodeTree, regionParents } from './code-tree.ts'
import { coveredBy, isPartlyChosen, toggleCode } from './toggle-code.ts'

const tree = buildCodeTree(
  ['330000', '330200', '330206', '330203', '320000'].map((code) => ({ code, name: code })),
  regionParents,
)

describe('choosing in a tree of codes', () => {
  it('drops what the wider choice includes', () => {
    expect(toggleCode(tree, ['330206', '320000'], '330000')).toEqual(['320000', '330000'])
  })

  it('takes a code out again', () => {
    expect(toggleCode(tree, ['330000'], '330000')).toEqual([])
  })

  it('knows what is covered and what is partly chosen', () => {
    expect(coveredBy(tree, ['330200'], '330206')).toBe('330200')
    expect(coveredBy(tree, ['330206'], '330200')).toBeUndefined()
    expect(isPartlyChosen(tree, ['330206'], '330000')).toBe(true)
    expect(isPartlyChosen(tree, ['330000'], '330000')).toBe(false)
  })
})
