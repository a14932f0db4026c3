import { parseArgs } from 'node:util'

export const sectionNames = [
  'tiers',
  'list',
  'queries',
  'count',
  'search',
  'entry',
  'timeline',
  'scopes',
  'export',
  'duplicates',
  'merge',
  'rules',
  'import',
] as const
export type SectionName = (typeof sectionNames)[number]

export interface Arguments {
  customers: number
  only: readonly SectionName[]
  fresh: boolean
  port: number
}

export const usage = `npm run bench -- [--customers N] [--only ${sectionNames.join(',')}] [--fresh] [--port P]
  --customers N  size of the generated company (100000); 1000000 is what the targets are for
  --only …       these sections alone, divided by commas
  --fresh        generate again instead of using the company of the last time
  --port P       where the measured server listens on this machine (41600)`

/** Throws with the usage when something is typed wrongly. */
export function readArguments(argv: string[]): Arguments {
  const { values } = parseArgs({
    args: argv,
    options: {
      customers: { type: 'string', default: '100000' },
      only: { type: 'string', default: sectionNames.join(',') },
      fresh: { type: 'boolean', default: false },
      port: { type: 'string', default: '41600' },
    },
  })
  const customers = Number(values.customers)
  if (!Number.isInteger(customers) || customers < 2000 || customers > 5_000_000) {
    throw new Error(`--customers is ${values.customers}: give a whole number from 2000 to 5000000.\n${usage}`)
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1024 || port > 65_535) throw new Error(`--port is ${values.port}.\n${usage}`)
  const asked = values.only.split(',').map((name) => name.trim())
  const unknown = asked.find((name) => !sectionNames.includes(name as SectionName))
  if (unknown !== undefined) throw new Error(`There is no section "${unknown}".\n${usage}`)
  // The order is the program's: rules move customers about, so they come after the lists.
  return { customers, only: sectionNames.filter((name) => asked.includes(name)), fresh: values.fresh, port }
}
