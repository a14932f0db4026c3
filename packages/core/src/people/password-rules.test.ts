import { describe, expect, it } from 'vitest'
import { passwordFault, type KnownFacts } from './password-rules.ts'

const facts: KnownFacts = {
  name: '林晚舟',
  email: 'lin.wanzhou@luming.test',
  phone: '+8619900002231',
  staffNumber: 'LM005',
  companyName: '鹿鸣川精工',
}
const listed = new Set(['liverpool', 'password', 'sunshine1', 'trustno1x'])
const fault = (password: string, minLength = 8) =>
  passwordFault(password, { minLength, facts, isCommon: (plain) => listed.has(plain) })

describe('length', () => {
  it('counts characters as people do', () => {
    expect(fault('korb-9z', 8)).toEqual({ kind: 'too-short', length: 7 })
    expect(fault('🐴🔋🧷🪝🛶🧭🪵', 8)).toEqual({ kind: 'too-short', length: 7 })
    expect(fault('🐴🔋🧷🪝🛶🧭🪵🎐', 8)).toBeNull()
    expect(fault('korb-9zq-teller', 16)).toEqual({ kind: 'too-short', length: 15 })
  })
})

describe('common passwords', () => {
  it.each([
    'liverpool',
    'LiverPool',
    'liverpool!!',
    'L1verp00l',
    'P@ssword',
    'p@ssw0rd!',
    'sunshine1',
    'Liverpool2026!',
  ])('%s is on the list, however it is dressed up', (password) => {
    expect(fault(password)).toEqual({ kind: 'common' })
  })

  it.each([
    'woaini1314',
    'woaini5201314',
    '5201314520',
    'a123456789',
    'zhang123456',
    'wangwei8888',
    'Admin@2026',
    'qq123456789',
    '1234567890',
    '987654321',
    '147258369',
    'qwertyuiop',
    'asdfghjkl',
    'abc123abc123',
    'aaaaaaaaaa',
    '19900101',
    '20261122',
    '88888888',
    'qweasdzxc',
    '1qaz2wsx3edc',
    '!@#$%^&*()',
    'mima123456',
    '2026wangwei',
  ])('%s is made as millions are', (password) => {
    expect(fault(password)).toEqual({ kind: 'common' })
  })

  it.each([
    'correct horse 马',
    '鲸鱼骑车去北京',
    'korb-teller-97',
    'Xk9$mQ2vLp',
    '8341907265',
    'tofu4ladder!',
    'abcdemoped9',
  ])('%s is not', (password) => {
    expect(fault(password, 7)).toBeNull()
  })
})

describe('what everybody knows of the person', () => {
  it.each([
    ['林晚舟.林晚舟!', 'name'],
    ['林晚舟2026!', 'name'],
    ['linwanzhou', 'name'],
    ['LinWanzhou_99', 'name'],
    ['wanzhoulin!!1', 'name'],
    ['lin.wanzhou', 'email'],
    ['lin.wanzhou@luming.test', 'email'],
    ['19900002231', 'phone'],
    ['00002231lin', 'phone'],
    ['+8619900002231', 'phone'],
    ['lm005LM005', 'staffNumber'],
    ['xyLM005!7', 'staffNumber'],
    ['鹿鸣川精工666', 'companyName'],
    ['lumingchuanjinggong', 'companyName'],
  ])('%s holds the %s', (password, fact) => {
    expect(fault(password)).toEqual({ kind: 'known', fact })
  })

  it.each(['linwanzhou rudert im kanal', '2231-pelikan-tasse', '林晚舟爱吃隔壁的烤鱼'])(
    '%s has enough beside it',
    (password) => {
      expect(fault(password)).toBeNull()
    },
  )

  it('asks nothing of what is not known', () => {
    const nobody = { name: 'Li', email: null, phone: null, staffNumber: '7', companyName: '' }
    const rules = { minLength: 8, facts: nobody, isCommon: () => false }
    expect(passwordFault('lighthouse7', rules)).toBeNull()
  })
})
