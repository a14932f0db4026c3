import { expect, it } from 'vitest'
import { auditFilter } from './audit-filter.ts'

it('takes days of the company as instants, the last one whole, and leaves out what is not set', () => {
  expect(auditFilter({ from: '2026-11-01', to: '2026-11-22', via: 'web' }, 'Asia/Shanghai')).toEqual({
    from: '2026-10-31T16:00:00.000Z',
    to: '2026-11-22T16:00:00.000Z',
    via: 'web',
  })
  expect(auditFilter({}, 'Asia/Shanghai')).toEqual({})
})
