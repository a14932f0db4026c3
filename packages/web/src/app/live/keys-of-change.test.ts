import { everythingChanged } from '@zhike/core/live/schema'
import { expect, it } from 'vitest'
import { keysOfChange } from './keys-of-change.ts'

it('asks again for the lists and for each customer', () => {
  const change = { topics: ['today' as const, 'imports' as const], customerIds: ['a', 'b'], importIds: ['i'] }
  expect(keysOfChange(change)).toEqual([['today'], ['imports'], ['customer', 'a'], ['customer', 'b']])
})

it('asks again for everything where nobody knows what changed', () => {
  expect(keysOfChange(everythingChanged)).toEqual([[]])
})
