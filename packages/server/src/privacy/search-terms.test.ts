import { describe, expect, it } from 'vitest'
import { asPartOfText, asWholeText, containing, searchTerms } from './search-terms.ts'

describe('the texts by which a person is found', () => {
  it('are numbers and addresses in every form they are written in, names and codes as they stand', () => {
    const terms = searchTerms([
      { field: 'name', value: '张三丰' },
      { field: 'mobile', value: '19900002231' },
      { field: 'phone', value: '0574-8765 4321' },
      { field: 'email', value: 'Zhang@X.com' },
      { field: 'wechat', value: 'zsf88' },
      { field: 'wechat', value: 'z' },
      { field: 'name', value: '王' },
    ])
    expect(terms.parts.sort()).toEqual(
      [
        '+8619900002231',
        '+8657487654321',
        '0574-8765 4321',
        '057487654321',
        '19900002231',
        '57487654321',
        'Zhang@X.com',
        'zhang@x.com',
      ].sort(),
    )
    expect(terms.whole).toEqual(['张三丰', 'zsf88'])
    expect(terms.keys).toEqual(['+8619900002231', '+8657487654321', 'zhang@x.com'])
  })

  it('become patterns in which nothing means anything else', () => {
    expect(containing('50%_a\\b')).toBe('%50\\%\\_a\\\\b%')
    expect(asWholeText('张"三')).toBe('%"张\\\\"三"%')
    expect(asPartOfText('张三')).toBe('%张三%')
  })
})
