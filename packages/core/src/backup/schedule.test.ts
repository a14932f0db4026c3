import { describe, expect, it } from 'vitest'
import { isBackupDue, latestSlot, nextSlot, type ScheduledAttempt } from './schedule.ts'

const zone = 'Asia/Shanghai'
const at = (text: string) => new Date(`${text}+08:00`)
const schedule = { isOn: true, at: '03:30', since: at('2026-11-01T00:00') }
const attempt = (created: string, state: ScheduledAttempt['state']): ScheduledAttempt => ({
  createdAt: at(created),
  finishedAt: state === 'running' || state === 'queued' ? null : at(created),
  state,
})
const due = (now: string, attempts: ScheduledAttempt[] = [], other: Partial<typeof schedule> = {}) =>
  isBackupDue({ ...schedule, ...other }, attempts, at(now), zone)

it('knows the last and the next time by the company’s clock', () => {
  expect(latestSlot('03:30', at('2026-11-22T03:29'), zone)).toEqual(at('2026-11-21T03:30'))
  expect(latestSlot('03:30', at('2026-11-22T03:30'), zone)).toEqual(at('2026-11-22T03:30'))
  expect(nextSlot('03:30', at('2026-11-22T03:30'), zone)).toEqual(at('2026-11-23T03:30'))
  // New York's clocks went back on 1 November.
  expect(nextSlot('03:30', new Date('2026-10-31T12:00Z'), 'America/New_York')).toEqual(new Date('2026-11-01T08:30Z'))
})

describe('a scheduled backup', () => {
  it('is due once a day, and made up for when the machine was off', () => {
    expect(due('2026-11-22T03:31')).toBe(true)
    expect(due('2026-11-22T14:00')).toBe(true)
    expect(due('2026-11-22T03:31', [attempt('2026-11-22T03:30', 'running')])).toBe(false)
    expect(due('2026-11-22T14:00', [attempt('2026-11-22T03:30', 'done')])).toBe(false)
    expect(due('2026-11-23T03:30', [attempt('2026-11-22T03:30', 'done')])).toBe(true)
  })

  it('is not due when switched off, nor for a time before the schedule was', () => {
    expect(due('2026-11-22T03:31', [], { isOn: false })).toBe(false)
    expect(due('2026-11-22T14:00', [], { since: at('2026-11-22T09:00') })).toBe(false)
    expect(due('2026-11-23T03:30', [], { since: at('2026-11-22T09:00') })).toBe(true)
  })

  it('is tried again an hour after a failure, three times a day', () => {
    const failed = (time: string) => attempt(`2026-11-22T${time}`, 'failed')
    expect(due('2026-11-22T04:29', [failed('03:30')])).toBe(false)
    expect(due('2026-11-22T04:30', [failed('03:30')])).toBe(true)
    expect(due('2026-11-22T06:00', [failed('03:30'), failed('04:30')])).toBe(true)
    expect(due('2026-11-22T23:00', [failed('03:30'), failed('04:30'), failed('05:30')])).toBe(false)
    expect(due('2026-11-23T03:30', [failed('03:30'), failed('04:30'), failed('05:30')])).toBe(true)
  })
})
