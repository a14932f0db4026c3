import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSign, isCreditCode, tidyCreditCode } from './credit-code.ts'
import { keysOf } from './customer-keys.ts'
import { tidyEmail } from './normalise-email.ts'
import { companyNameKey, nameKey, nameWords, personNameKey } from './normalise-name.ts'
import { mobileKey, phoneKey, phoneTail, tidyPhone } from './normalise-phone.ts'

const accountsFile = new URL('../../../../../shared/data/crm-sales-opportunities/accounts.csv', import.meta.url)

describe('the key of a company name', () => {
  it.each([
    ['宁波北斗湾机械有限公司', '宁波北斗湾机械'],
    ['宁波北斗湾机械股份有限公司', '宁波北斗湾机械'],
    ['宁波北斗湾机械（集团）有限责任公司', '宁波北斗湾机械'],
    ['宁波北斗湾机械(中国)有限公司', '宁波北斗湾机械'],
    ['宁波北斗湾机械集团有限公司', '宁波北斗湾机械'],
    [' 宁波 北斗湾机械 ', '宁波北斗湾机械'],
    ['ＡＢＣ机械有限公司', 'abc机械'],
    ['示例科技（杭州）有限公司', '示例科技杭州'],
    ['Acme Corporation', 'acme'],
    ['ACME Co., Ltd.', 'acme'],
    ['Acme (China) Co Ltd', 'acme'],
    ['Müller Maschinen GmbH', 'mullermaschinen'],
    ["L'Oréal S.A.", 'loreal'],
    ['The Home Depot, Inc.', 'homedepot'],
  ])('of %s is %s', (name, key) => expect(companyNameKey(name)).toBe(key))

  it('keeps a branch apart from its company', () => {
    expect(companyNameKey('北京远山科技有限公司上海分公司')).not.toBe(companyNameKey('北京远山科技有限公司'))
  })

  it('never becomes empty, is its own key, and forgets width, case and spaces', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
      fc
        .tuple(
          fc.constantFrom('宁波', '上海', 'Acme', '北斗 ', ''),
          fc.constantFrom('机械', '科技', 'Foods', '集团'),
          fc.constantFrom('有限公司', '集团', '（中国）有限公司', ' Co., Ltd.', ' Inc', '总公司'),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(names, (name) => {
        const key = companyNameKey(name)
        const isBlank = name.replace(/[\s\u200b-\u200d\ufeff\p{M}]/gu, '') === ''
        expect(key !== '' || isBlank).toBe(true)
        expect(companyNameKey(key)).toBe(key)
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{1,12}$/), (name) => {
        const wide = [...name].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
        expect(companyNameKey(wide)).toBe(companyNameKey(name))
        expect(companyNameKey(`  ${name.toUpperCase()} `)).toBe(companyNameKey(name.toLowerCase()))
      }),
    )
  })

  it.skipIf(!existsSync(accountsFile))('keeps the 85 accounts apart (needs ../shared/data)', () => {
    const names = readFileSync(accountsFile, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',')[0] ?? '')
    expect(new Set(names.map(companyNameKey)).size).toBe(85)
  })
})

it('reads a person’s name without its spaces and dots', () => {
  expect(personNameKey('阿依古丽·买买提')).toBe(personNameKey('阿依古丽 买买提'))
  expect(nameKey('individual', '张三 公司')).toBe('张三公司')
})

it('divides a name where its legal form stood', () => {
  expect(nameWords('北京远山科技有限公司上海分公司')).toEqual(['北京远山科技', '上海分公司'])
  expect(nameWords('Acme Foods Co., Ltd.')).toEqual(['acme', 'foods'])
  expect(nameWords('有限公司')).toEqual([])
})

describe('phone numbers', () => {
  it.each([
    ['199 0000 2231', '+8619900002231'],
    ['+86 139 1234 5678', '+8613912345678'],
    ['0086-139-1234-5678', '+8613912345678'],
    ['１３８００１３８０００', '+8613800138000'],
    ['0571-88880000', '+8657188880000'],
    ['(021)6888 0000', '+862168880000'],
    ['021-68880000转802', '+862168880000'],
    ['400-820-8820', '+864008208820'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['88880000', null],
    ['没有电话', null],
  ])('%s is %s', (written, key) => expect(phoneKey(written)).toBe(key))

  it('takes any way to write a mobile', () => {
    const mobiles = fc.stringMatching(/^1[3-9]\d{9}$/)
    const ways = fc.constantFrom<(mobile: string) => string>(
      (m) => m,
      (m) => `+86${m}`,
      (m) => `+86 ${m.slice(0, 3)}-${m.slice(3, 7)}-${m.slice(7)}`,
      (m) => `0086 ${m}`,
      (m) => ` ${m.slice(0, 3)} ${m.slice(3, 7)} ${m.slice(7)} `,
    )
    fc.assert(
      fc.property(mobiles, ways, (mobile, way) => {
        expect(mobileKey(way(mobile))).toBe(`+86${mobile}`)
        expect(tidyPhone(way(mobile))).toBe(mobile)
        expect(phoneTail(way(mobile))).toBe(mobile.slice(-4))
      }),
    )
  })

  it('leaves what is no mobile as it was written', () => {
    expect(tidyPhone(' 0571-8888  0000 转 8 ')).toBe('0571-8888 0000 转 8')
    expect(mobileKey('12345678901')).toBeNull()
    expect(phoneTail('110')).toBeNull()
  })
})

describe('the unified social credit code', () => {
  it('accepts codes in use and refuses one wrong sign', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true)
    expect(isCreditCode('91350100M000100Y44')).toBe(false)
    expect(isCreditCode('91350100M000100Y4')).toBe(false)
    expect(tidyCreditCode(' 91350100m000100y43 ')).toBe('91350100M000100Y43')
  })

  it('notices every single wrong sign', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const first17 = fc
      .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
      .map((signs) => signs.join(''))
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...alphabet), (body, place, sign) => {
        const code = `${body}${checkSign(body)}`
        expect(isCreditCode(code)).toBe(true)
        const changed = code.slice(0, place) + sign + code.slice(place + 1)
        expect(isCreditCode(changed)).toBe(changed === code)
      }),
    )
    expect(checkSign('9135010OM000100Y4')).toBeNull()
  })
})

it('folds mail addresses and refuses what is none', () => {
  expect(tidyEmail(' Wang@Example.CN ')).toBe('wang@example.cn')
  expect(tidyEmail('wang@example')).toBeNull()
  expect(tidyEmail('a b@example.cn')).toBeNull()
})

it('collects everything a customer is recognised by, each once', () => {
  const keys = keysOf(
    {
      kind: 'organisation',
      name: '宁波北斗湾机械有限公司',
      shortName: '宁波北斗湾机械',
      phone: '0574-88881234',
      externalId: ' C-1 ',
    },
    [
      { mobile: '199 0000 1234', email: 'A@b.cn' },
      { mobile: '19900001234', email: null },
    ],
  )
  expect(keys).toEqual([
    { kind: 'name', value: '宁波北斗湾机械' },
    { kind: 'placelessName', value: '北斗湾机械' },
    { kind: 'externalId', value: 'C-1' },
    { kind: 'phone', value: '+8657488881234' },
    { kind: 'phoneTail', value: '1234' },
    { kind: 'phone', value: '+8619900001234' },
    { kind: 'email', value: 'a@b.cn' },
  ])
})
