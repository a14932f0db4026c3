import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unfitLinks } from './unfit-links.ts'

const link = (customerId: string, parentId: string, height = 1) => ({ customerId, parentId, height })

it('a customer below itself, at once or by way of others, is refused, and those beside it are not', () => {
  const parentOf = new Map([
    ['c', 'b'],
    ['b', 'a'],
  ])
  const wanted = ['a', 'b', 'c', 'x'].map((id) => link(id, 'c'))
  expect([...unfitLinks(parentOf, wanted, 10)].sort()).toEqual([
    ['a', 'in-circle'],
    ['b', 'in-circle'],
    ['c', 'in-circle'],
  ])
  expect([...unfitLinks(new Map(), [link('a', 'b'), link('b', 'a')], 10).keys()]).toEqual(['a', 'b'])
})

it('levels above and below count together', () => {
  const parentOf = new Map([
    ['b', 'a'],
    ['c', 'b'],
  ])
  expect(unfitLinks(parentOf, [link('x', 'c', 7)], 10).size).toBe(0)
  expect(unfitLinks(parentOf, [link('x', 'c', 8)], 10)).toEqual(new Map([['x', 'too-deep']]))
})

it('whatever is wanted, what is left closes no circle', () => {
  const id = fc.integer({ min: 0, max: 12 }).map(String)
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id)), fc.array(fc.tuple(id, id)), (standing, asked) => {
      // Links that stand never close one: each goes to a smaller number.
      const parentOf = new Map(standing.flatMap(([a, b]) => (Number(a) > Number(b) ? [[a, b] as const] : [])))
      const wanted = [...new Map(asked)].map(([a, b]) => link(a, b))
      const unfit = unfitLinks(parentOf, wanted, 100)
      const after = new Map(parentOf)
      for (const { customerId, parentId } of wanted) if (!unfit.has(customerId)) after.set(customerId, parentId)
      for (const start of after.keys()) {
        let steps = 0
        for (let at: string | undefined = start; at !== undefined; at = after.get(at)) {
          steps += 1
          expect(steps).toBeLessThan(20)
        }
      }
    }),
  )
})
