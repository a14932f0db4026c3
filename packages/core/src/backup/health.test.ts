import { expect, it } from 'vitest'
import { healthOf } from './health.ts'

const day = (n: number) => new Date(`2026-11-${n}T03:30:00Z`)

it('warns when there is no backup, or none of the last two days, or the last attempt failed', () => {
  expect(healthOf(null, null, day(22))).toBe('none')
  expect(healthOf(day(20), null, day(22))).toBe('ok')
  expect(healthOf(day(20), null, new Date(day(22).getTime() + 1))).toBe('old')
  expect(healthOf(day(21), { state: 'failed', createdAt: day(22) }, day(22))).toBe('failed')
  expect(healthOf(null, { state: 'failed', createdAt: day(22) }, day(22))).toBe('failed')
  expect(healthOf(day(22), { state: 'failed', createdAt: day(21) }, day(22))).toBe('ok')
  expect(healthOf(day(21), { state: 'running', createdAt: day(22) }, day(22))).toBe('ok')
})
