import { describe, expect, it } from 'vitest'
import { isMasked, lockedFields } from './field-rules.ts'

describe('fields under a rule', () => {
  it('are left out of a form when they are masked, hidden or read-only', () => {
    const rules = {
      'customer.phone': { show: 'masked', edit: true },
      'customer.notes': { show: 'visible', edit: false },
      'customer.email': { show: 'hidden', edit: false },
      'customer.wechat': { show: 'visible', edit: true },
      'contact.mobile': { show: 'masked', edit: false },
    } as const
    expect([...lockedFields(rules, 'customer')].toSorted()).toEqual(['email', 'notes', 'phone'])
    expect([...lockedFields(rules, 'contact')]).toEqual(['mobile'])
    expect(lockedFields({}, 'contact').size).toBe(0)
  })

  it.each([
    ['138****8888', true],
    ['z***@x.com', true],
    ['13812348888', false],
    ['a*b', false],
    [null, false],
    [undefined, false],
  ])('isMasked %s', (value, masked) => expect(isMasked(value)).toBe(masked))
})
