import { describe, expect, it } from 'vitest'
import { allowedEntries, mayOpen, navigation } from './navigation.ts'

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

describe('the door of a page', () => {
  it('is shut for whoever has no use for it, below its address as well', () => {
    expect(mayOpen('/import', ['customer.read'])).toBe(false)
    expect(mayOpen('/import/history', ['customer.read'])).toBe(false)
    expect(mayOpen('/customers/merge', ['customer.read'])).toBe(false)
    expect(mayOpen('/import/history', ['customer.import'])).toBe(true)
  })

  it('stands open where a page asks for nothing, and below a page that one uses', () => {
    expect(mayOpen('/account', [])).toBe(true)
    expect(mayOpen('/tags', ['customer.read'])).toBe(true)
    expect(mayOpen('/customers/01', ['customer.read'])).toBe(true)
  })
})
