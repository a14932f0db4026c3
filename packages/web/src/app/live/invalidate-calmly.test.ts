// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createCalmInvalidation } from './invalidate-calmly.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('asks at once, then no more than every three seconds, each key once', () => {
  const asked: unknown[] = []
  const calm = createCalmInvalidation({
    invalidateQueries: async (filters) => void asked.push(filters?.queryKey?.join('/')),
  })
  calm.invalidate([['today']])
  expect(asked).toEqual(['today'])
  calm.invalidate([['today'], ['customer', 'a']])
  calm.invalidate([['today']])
  vi.advanceTimersByTime(2900)
  expect(asked).toEqual(['today'])
  vi.advanceTimersByTime(200)
  expect(asked).toEqual(['today', 'today', 'customer/a'])
  calm.invalidate([['today'], []])
  vi.advanceTimersByTime(3100)
  expect(asked.slice(3)).toEqual([''])
  calm.invalidate([['pools']])
  calm.stop()
  vi.advanceTimersByTime(5000)
  expect(asked).toHaveLength(4)
})
