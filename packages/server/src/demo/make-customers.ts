import type { SeededRandom } from './seeded-random.ts'
import {
  cities,
  firmFirst,
  firmSecond,
  givenNames,
  industries,
  sizes,
  sources,
  surnames,
  titles,
} from './demo-words.ts'

export interface DemoCustomer {
  id: string
  kind: 'organisation' | 'individual'
  name: string
  shortName: string | null
  industryCode: string | null
  regionCode: string | null
  size: string | null
  phone: string | null
  source: string
  externalId: string
  createdAt: Date
  /** Yearly revenue this customer tends to, in yuan; the Pareto shape of the company. */
  weight: number
  contacts: DemoContact[]
}

export interface DemoContact {
  id: string
  name: string
  title: string | null
  mobile: string
  isPrimary: boolean
}

export const customerCount = 2160
const dayMs = 86_400_000

/** Customers with contacts: names combined from invented words, each once; sizes log-normal, so that few bring most. */
export function makeCustomers(random: SeededRandom, now: Date): DemoCustomer[] {
  const names = new Set<string>()
  const customers: DemoCustomer[] = []
  for (let index = 0; index < customerCount; index++) {
    const isIndividual = random.chance(0.06)
    const city = random.weighted(cities.map((one) => [one, one.weight] as const))
    const industry = random.weighted(industries.map((one) => [one, one.weight] as const))
    const firm = uniqueName(
      names,
      () => `${city.name}${random.pick(firmFirst)}${random.pick(firmSecond)}${industry.word}`,
    )
    const person = personName(random)
    const createdAt = new Date(now.getTime() - random.int(3, 1100) * dayMs - random.int(0, dayMs))
    const weight = Math.exp(random.normal(isIndividual ? 9 : 11, 1.75))
    customers.push({
      id: random.id(createdAt),
      kind: isIndividual ? 'individual' : 'organisation',
      name: isIndividual ? person : `${firm}有限公司`,
      shortName: isIndividual ? null : firm,
      industryCode: isIndividual ? null : industry.code,
      // A few came without a region: what a real company's file looks like.
      regionCode: random.chance(0.03) ? null : city.code,
      size: isIndividual ? null : random.pick(sizes),
      phone: null,
      source: random.pick(sources),
      externalId: `C-${String(index + 1).padStart(5, '0')}`,
      createdAt,
      weight,
      contacts: makeContacts(random, isIndividual ? person : null, createdAt),
    })
  }
  return customers
}

function makeContacts(random: SeededRandom, self: string | null, createdAt: Date): DemoContact[] {
  const count = self
    ? 1
    : random.weighted([
        [1, 5],
        [2, 3],
        [3, 1],
      ] as const)
  return Array.from({ length: count }, (_, index) => ({
    id: random.id(createdAt),
    name: self ?? personName(random),
    title: self ? null : random.pick(titles),
    mobile: `1990000${String(random.int(0, 9999)).padStart(4, '0')}`,
    isPrimary: index === 0,
  }))
}

function personName(random: SeededRandom): string {
  return random.pick(surnames) + random.pick(givenNames)
}

function uniqueName(taken: Set<string>, make: () => string): string {
  for (;;) {
    const name = make()
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
