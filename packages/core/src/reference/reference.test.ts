import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { industries } from './industries.ts'
import { regions } from './regions.ts'

const shared = new URL('../../../../../shared/data/', import.meta.url)
const areasFile = new URL('cn-divisions/areas.csv', shared)
const industryFile = new URL('cn-industry/gbt4754-2017.csv', shared)

const byCode = new Map(regions.map((region) => [region.code, region]))

describe('divisions of China', () => {
  it('carry their parents and whole names', () => {
    expect(byCode.get('330206')).toMatchObject({ parentCode: '330200', level: 3, fullName: '浙江省宁波市北仑区' })
    expect(byCode.get('110101')).toMatchObject({ parentCode: '110100', fullName: '北京市东城区' })
    expect(byCode.get('429004')?.fullName).toBe('湖北省仙桃市')
    expect(byCode.get('441900')).toMatchObject({ level: 2, parentCode: '440000', fullName: '广东省东莞市' })
    expect(byCode.get('810001')).toMatchObject({ parentCode: '810000', fullName: '香港特别行政区中西区' })
    expect(byCode.get('710100')?.fullName).toBe('台湾省台北市')
  })

  it('have six digits, one parent at most, and stand after it', () => {
    const seen = new Set<string>()
    for (const region of regions) {
      expect(region.code).toMatch(/^\d{6}$/)
      expect(region.name).not.toBe('')
      expect(region.level === 1 || seen.has(region.parentCode ?? '')).toBe(true)
      expect(seen.has(region.code)).toBe(false)
      seen.add(region.code)
    }
    expect(regions.filter((region) => region.level === 1)).toHaveLength(34)
  })

  it('number Hong Kong and Macau without gaps, in the order of the map services', () => {
    const namesOf = (parent: string) =>
      regions
        .filter((region) => region.parentCode === parent)
        .map((region) => [Number(region.code.slice(2)), region.name])
    const numbered = (names: string) => names.split(' ').map((name, n) => [n + 1, name])
    expect(namesOf('810000')).toEqual(
      numbered(
        '中西区 湾仔区 东区 南区 油尖旺区 深水埗区 九龙城区 黄大仙区 观塘区 荃湾区 屯门区 元朗区 北区 大埔区 西贡区 沙田区 葵青区 离岛区',
      ),
    )
    expect(namesOf('820000')).toEqual(
      numbered('花地玛堂区 花王堂区 望德堂区 大堂区 风顺堂区 嘉模堂区 路凼填海区 圣方济各堂区'),
    )
  })

  it.skipIf(!existsSync(areasFile))('hold every district of the official list (needs ../shared/data)', () => {
    const rows = readFileSync(areasFile, 'utf8').trim().split('\n').slice(1)
    for (const row of rows) {
      const [code = '', name] = row.split(',')
      expect(byCode.get(code)?.name).toBe(JSON.parse(name ?? '""'))
    }
  })
})

describe('industries of GB/T 4754-2017', () => {
  it('are 20 sections, 97 divisions and 473 groups', () => {
    expect([1, 2, 3].map((level) => industries.filter((one) => one.level === level).length)).toEqual([20, 97, 473])
    expect(industries.find((one) => one.code === 'C35')).toMatchObject({ parentCode: 'C', name: '专用设备制造业' })
    const codes = new Set(industries.map((one) => one.code))
    for (const one of industries) expect(one.parentCode === null || codes.has(one.parentCode)).toBe(true)
  })

  it.skipIf(!existsSync(industryFile))('are named as in the standard (needs ../shared/data)', () => {
    const names = new Map(industries.map((one) => [one.code, one.name]))
    const rows = readFileSync(industryFile, 'utf8').split(/\r?\n/).slice(1)
    const groups = rows.map((row) => row.split(',')).filter((row) => row[1] === '3')
    for (const [code, , name, , section] of groups) expect(names.get(`${section}${code}`)).toBe(name)
    expect(groups).toHaveLength(473)
  })
})
