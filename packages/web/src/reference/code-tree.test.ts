import { describe, expect, it } from 'vitest'
import { buildCodeTree, industryParents, regionParents } from './code-tree.ts'
import { regionLabel, shortRegionName } from './region-name.ts'

const regions = buildCodeTree(
  [
    { code: '330000', name: '浙江省' },
    { code: '330200', name: '宁波市' },
    { code: '330206', name: '北仑区' },
    { code: '310000', name: '上海市' },
    { code: '310100', name: '市辖区' },
    { code: '310112', name: '闵行区' },
    { code: '460000', name: '海南省' },
    { code: '469001', name: '五指山市' },
    { code: '450000', name: '广西壮族自治区' },
    { code: '810000', name: '香港特别行政区' },
  ],
  regionParents,
)

const industries = buildCodeTree(
  [
    { code: 'C', name: '制造业' },
    { code: 'C35', name: '专用设备制造业' },
    { code: 'C351', name: '采矿、冶金、建筑专用设备制造' },
    { code: 'F', name: '批发和零售业' },
  ],
  industryParents,
)

describe('codes that carry their parents', () => {
  it('finds roots, children and the way down', () => {
    expect(regions.roots.map((one) => one.code)).toEqual(['330000', '310000', '460000', '450000', '810000'])
    expect(regions.childrenOf('330000').map((one) => one.name)).toEqual(['宁波市'])
    expect(regions.pathOf('330206').map((one) => one.code)).toEqual(['330000', '330200', '330206'])
    expect(industries.pathOf('C351').map((one) => one.code)).toEqual(['C', 'C35', 'C351'])
    expect(industries.roots).toHaveLength(2)
  })

  it('hangs a county without a city on its province', () => {
    expect(regions.pathOf('469001').map((one) => one.code)).toEqual(['460000', '469001'])
  })

  it('searches names, the widest first, and codes', () => {
    expect(industries.search('设备').map((one) => one.code)).toEqual(['C35', 'C351'])
    expect(regions.search('3302').map((one) => one.code)).toEqual(['330200', '330206'])
    expect(regions.search('  ')).toEqual([])
  })
})

describe('names of divisions', () => {
  it.each([
    ['浙江省', '浙江'],
    ['广西壮族自治区', '广西'],
    ['香港特别行政区', '香港'],
    ['北仑区', '北仑'],
    ['蓟县', '蓟县'],
  ])('%s is short %s', (name, short) => expect(shortRegionName(name)).toBe(short))

  it('joins two levels and leaves the fillers out', () => {
    expect(regionLabel(regions, '330206')).toBe('浙江 宁波')
    expect(regionLabel(regions, '330206', 3)).toBe('浙江 宁波 北仑')
    expect(regionLabel(regions, '310112')).toBe('上海 闵行')
    expect(regionLabel(regions, '999999')).toBe('')
    expect(regionLabel(undefined, '330000')).toBe('')
  })
})
