import { describe, expect, it } from 'vitest'
import { allowedEntries, navigation } from './navigation.ts'

const all = () => true

describe('the rail', () => {
  it('shows nothing one may not use', () => {
    const paths = allowedEntries(['customer.read', 'pool.read'], all).map((entry) => entry.to)
    expect(paths).toEqual(['/today', '/customers', '/pools', '/segments'])
  })

  it('shows an entry for one of several permissions, and only where its page exists', () => {
    const granted = navigation.flatMap((entry) => entry.needs ?? [])
    expect(allowedEntries(granted, all)).toHaveLength(navigation.length)
    expect(allowedEntries(granted, (path) => path === '/tiers').map((entry) => entry.to)).toEqual(['/tiers'])
  })
})
