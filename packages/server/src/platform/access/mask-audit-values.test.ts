import type { FieldRules } from '@zhike/core/access/protected-fields'
import { describe, expect, it } from 'vitest'
import { maskAuditValues } from './mask-audit-values.ts'

const masked = { show: 'masked', edit: false } as const
const hidden = { show: 'hidden', edit: false } as const
const rules: FieldRules = {
  'customer.phone': masked,
  'customer.email': masked,
  'contact.mobile': hidden,
  'contact.email': hidden,
  'customer.notes': hidden,
}

describe('values of the audit', () => {
  it('are masked by the name of the field and its record, wherever it stands', () => {
    const before = { phone: '19900002231', email: 'zhang@x.com', name: '张三', notes: '家里有小孩' }
    expect(maskAuditValues(rules, 'customer', before)).toEqual({
      phone: '199****2231',
      email: 'z***@x.com',
      name: '张三',
    })
    expect(maskAuditValues(rules, 'contact', { mobile: '19900002231', email: 'a@x.com', title: '总监' })).toEqual({
      title: '总监',
    })
    expect(maskAuditValues(rules, 'customer', { contacts: [{ mobile: '19900002231', name: '李四' }] })).toEqual({
      contacts: [{ name: '李四' }],
    })
  })

  it('leave no number and no address inside a text', () => {
    const after = { text: '回 199 0000 2231 或 +86 19900002231，邮箱 z.s@luming.test；订单 20260630001234567' }
    expect(maskAuditValues(rules, 'follow-up', after)).toEqual({
      text: '回 199****2231 或 199****2231，邮箱 z***@luming.test；订单 20260630001234567',
    })
    expect(maskAuditValues(rules, 'audit', { q: '19900002231' })).toEqual({ q: '199****2231' })
  })

  it('stay as they are for whom nothing is masked, and where they concern colleagues', () => {
    const values = { phone: '19900002231', email: 'a@luming.test' }
    expect(maskAuditValues({}, 'customer', values)).toBe(values)
    expect(maskAuditValues(rules, 'person', values)).toBe(values)
  })
})
