import { expect, test } from 'vitest'
import { scheduleForm, scheduleValue } from './schedule-form.ts'

const schedule = {
  isOn: true,
  at: '03:30',
  folder: null,
  keepDaily: 7,
  keepWeekly: 4,
  keepMonthly: 6,
  version: 1,
  effectiveFolder: '/srv/zhike/backups',
  nextAt: null,
}

test('what is shown is what is saved; an empty folder is the default one', () => {
  const { version: _, effectiveFolder: __, nextAt: ___, ...input } = schedule
  expect(scheduleValue(scheduleForm(schedule))).toEqual(input)
  expect(scheduleValue({ ...scheduleForm(schedule), folder: ' /backups ' })).toMatchObject({ folder: '/backups' })
  expect(scheduleValue({ ...scheduleForm(schedule), at: '3:05' })).toMatchObject({ at: '03:05' })
})

test('names what is wrong', () => {
  const form = scheduleForm(schedule)
  for (const at of ['24:00', '3', 'noon', '']) expect(scheduleValue({ ...form, at })).toBe('time')
  for (const daily of ['0', '367', '1.5', '']) expect(scheduleValue({ ...form, daily })).toBe('number')
  expect(scheduleValue({ ...form, weekly: '0', monthly: '0' })).toMatchObject({ keepWeekly: 0, keepMonthly: 0 })
})
