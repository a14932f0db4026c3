import { describe, expect, it } from 'vitest'
import { cheapestWay } from './way-to-page.ts'

describe('the way to a page of many held customers', () => {
  it.each([
    [1_000_000, 38_000, 0.6, 'walk-by-lookup'],
    [1_000_000, 38_000, 0.06, 'walk-by-hash'],
    [1_000_000, 38_000, 0.0025, 'sort'],
    [1_000_000, 10_000, 0.06, 'walk-by-hash'],
    [1_000_000, 10_000, 0.0025, 'sort'],
    [1_000_000, 1300, 0.05, 'sort'],
    [5000, 1300, 1, 'walk-by-lookup'],
    [20_000, 4000, 0.1, 'walk-by-hash'],
    [5000, 4000, 1, 'walk-by-lookup'],
  ])('of %i customers, %i held, a share of %f fitting: %s', (everybody, held, share, way) => {
    expect(cheapestWay(everybody, held, share, 'customers')).toBe(way)
  })

  it.each([
    [1_000_000, 38_000, 0.6, 'walk-by-holder'],
    [1_000_000, 38_000, 0.06, 'walk-by-holder'],
    [1_000_000, 38_000, 0.0025, 'sort'],
    [1_000_000, 10_000, 0.6, 'walk-by-holder'],
    [1_000_000, 10_000, 0.0025, 'sort'],
    [1_000_000, 1300, 0.05, 'sort'],
    [5000, 4000, 1, 'walk-by-holder'],
  ])(
    'where the index knows the holder, of %i customers, %i held, a share of %f fitting: %s',
    (everybody, held, share, way) => {
      expect(cheapestWay(everybody, held, share, 'stats')).toBe(way)
    },
  )
})
