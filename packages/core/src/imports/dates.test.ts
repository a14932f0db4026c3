import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectDateOrder, parseDateOrder, readDate, readSerial, type DateOrder } from './dates.ts'

const day = (text: string, order: DateOrder | null = null) => {
  const reading = readDate(text, order)
  return 'failure' in reading
    ? reading.failure
    : [reading.day, reading.time, reading.zone].filter((one) => one !== null).join(' ')
}

describe('a date as sheets write it', () => {
  it.each<[string, DateOrder | null, string]>([
    ['2024-03-05', null, '2024-03-05'],
    ['2024/3/5', null, '2024-03-05'],
    ['2024.3.5', null, '2024-03-05'],
    ['2024年3月5日', null, '2024-03-05'],
    ['2024年3月5号', null, '2024-03-05'],
    ['20240305', null, '2024-03-05'],
    ['2024-03-05 14:30', null, '2024-03-05 14:30:00'],
    ['2024/3/5 9:05:07', null, '2024-03-05 09:05:07'],
    ['2024年3月5日 14时30分', null, '2024-03-05 14:30:00'],
    ['2024-08-13T18:04:34.666+00:00', null, '2024-08-13 18:04:34.666 +00:00'],
    ['2024-08-13T18:04:34Z', null, '2024-08-13 18:04:34 Z'],
    ['2024-03-12 09:14', null, '2024-03-12 09:14:00'],
    ['12/31/2024 11:05 PM', 'mdy', '2024-12-31 23:05:00'],
    ['12/31/2024 12:05 AM', 'mdy', '2024-12-31 00:05:00'],
    ['05/03/2024', 'dmy', '2024-03-05'],
    ['05/03/2024', 'mdy', '2024-05-03'],
    ['5-Mar-2024', null, '2024-03-05'],
    ['Mar 5, 2024', null, '2024-03-05'],
    ['25/12/2024', null, '2024-12-25'],
    ['12/25/2024', null, '2024-12-25'],
    ['04/04/2024', null, '2024-04-04'],
    ['45366', null, '2024-03-15'],
    ['45366.604166666664', null, '2024-03-15 14:30:00'],
    ['05/03/2024', null, 'date.ambiguous'],
    ['31/02/2024', 'dmy', 'date.impossible'],
    ['31/02/2024', null, 'date.impossible'],
    ['25/12/2024', 'mdy', 'date.impossible'],
    ['2024-02-30', null, 'date.impossible'],
    ['2024-03-05 25:00', null, 'date.impossible'],
    ['0001-01-01', null, 'date.year'],
    ['1899-12-31', null, 'date.year'],
    ['2200-01-01', null, 'date.year'],
    ['3月25日', null, 'date.unreadable'],
    ['24-3-5', null, 'date.unreadable'],
    ['明天', null, 'date.unreadable'],
  ])('%s (%s) is %s', (text, order, expected) => {
    expect(day(text, order)).toBe(expected)
  })

  it('reads every day of three centuries back in every order and as a serial', () => {
    const anyDay = fc.date({
      min: new Date('1900-03-01T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(anyDay, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [y = '', m = '', d = ''] = iso.split('-')
        expect(day(`${d}/${m}/${y}`, 'dmy')).toBe(iso)
        expect(day(`${Number(m)}/${Number(d)}/${y}`, 'mdy')).toBe(iso)
        expect(day(`${y}年${Number(m)}月${Number(d)}日`)).toBe(iso)
        const serial = (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
        expect(readSerial(serial)).toMatchObject({ day: iso })
      }),
    )
  })
})

describe('the order of a column', () => {
  it.each([
    [['03/04/2017', '05/06/2017'], 'ambiguous'],
    [['03/04/2017', '25/12/2017'], 'dmy'],
    [['03/04/2017', '12/25/2017'], 'mdy'],
    [['25/12/2017', '12/25/2017'], 'ambiguous'],
    [['2017-03-04', '2017/3/4', '45366'], 'ymd'],
    [['', '暂无'], 'ymd'],
  ])('of %j is %s', (values, order) => {
    expect(detectDateOrder(values)).toBe(order)
  })

  it('is understood as people write it', () => {
    expect(['dd/mm/yyyy', 'd.m.y', 'dmy', '日/月/年'].map(parseDateOrder)).toEqual(['dmy', 'dmy', 'dmy', 'dmy'])
    expect(['mm/dd/yyyy', 'M-D-YYYY'].map(parseDateOrder)).toEqual(['mdy', 'mdy'])
    expect(['yyyy-mm-dd', '年月日'].map(parseDateOrder)).toEqual(['ymd', 'ymd'])
    expect(parseDateOrder('hh:mm')).toBeNull()
  })
})
