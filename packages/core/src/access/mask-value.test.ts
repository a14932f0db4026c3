import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskValue } from './mask-value.ts'

describe('maskValue', () => {
  it.each([
    ['phone', '13812348888', '138****8888'],
    ['phone', '+8613812348888', '138****8888'],
    ['phone', '138 1234 8888', '138****8888'],
    ['phone', '0574-87654321', '057****4321'],
    ['phone', '87654321', '****21'],
    ['phone', '12306', '****'],
    ['email', 'zhang.san@x.com', 'z***@x.com'],
    ['email', 'nonsense', '***'],
    ['name', 'wx_zhangsan', 'wx***'],
    ['name', 'abc', '***'],
    ['code', '91330200MA2GQ12X3X', '9133****X'],
    ['text', '宁波市鄞州区某路 1 号', '***'],
    ['phone', null, null],
    ['phone', '', ''],
  ] as const)('%s %s → %s', (kind, value, masked) => expect(maskValue(kind, value)).toBe(masked))

  it('never gives a number, an address or a name back whole', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('phone', 'email', 'name', 'code', 'text'),
        fc.string({ minLength: 1 }),
        (kind, value) => {
          const masked = maskValue(kind, value)
          expect(masked).toMatch(/\*{3}/)
          expect(masked?.includes(value) && !value.includes('*')).toBe(false)
        },
      ),
    )
  })
})
