import { expect, it } from 'vitest'
import { isDay } from './time.ts'

it('every calendar day from 1900 to 2199 is one, and no other text', () => {
  const days = new Set<string>()
  for (let at = Date.UTC(1900, 0, 1); at < Date.UTC(2200, 0, 1); at += 86_400_000) {
    days.add(new Date(at).toISOString().slice(0, 10))
  }
  const wrong: string[] = []
  const two = (value: number) => String(value).padStart(2, '0')
  for (let year = 1899; year <= 2200; year++) {
    for (let month = 0; month <= 13; month++) {
      for (let date = 0; date <= 32; date++) {
        const text = `${year}-${two(month)}-${two(date)}`
        if (isDay(text) !== days.has(text)) wrong.push(text)
      }
    }
  }
  const others = ['', '2026-1-1', '2026-01-01 ', '2026/01/01', '２０２６-01-01', '12026-01-01']
  expect([...wrong, ...others.filter(isDay)]).toEqual([])
})
