import { protectedFieldNames, type FieldRules } from '@zhike/core/access/protected-fields'
import { scopes, type Grants, type RoleKey, type Scope } from '@zhike/core/access/roles'
import { newId } from '@zhike/core/kernel/ids'
import type { Random } from './random.ts'

// A small company of everything that a data scope can rest on, made up at random: plain records, no database.

export interface PlainPerson {
  id: string
  name: string
  departmentId: string | null
  managerId: string | null
  isActive: boolean
  roles: string[]
}

export interface PlainCustomer {
  id: string
  name: string
  externalId: string
  holder: { personId: string | null; poolId: string | null }
  isDeleted: boolean
  revenue12m: number | null
  phone: string
  wechat: string
  email: string
  address: string
  creditCode: string
  notes: string
  /** Fields of the company's own: a number, and what only one role sees. */
  own: { gate: string; desk: string }
  contact: { id: string; name: string; mobile: string; email: string; wechat: string; own: { home: string } }
}

export interface Company {
  today: string
  masksOwn: boolean
  departments: { id: string; parentId: string | null; name: string }[]
  people: PlainPerson[]
  roles: { key: string; grants: Grants; fields: FieldRules }[]
  teams: { id: string; leadId: string | null; memberIds: string[] }[]
  leaves: { personId: string; delegateId: string; fromOn: string; untilOn: string }[]
  customers: PlainCustomer[]
  collaborators: { customerId: string; personId: string; untilOn: string | null }[]
}

/** Every name holds it, so that one search can find everybody. */
export const commonWord = '海晟'
const permissions = [
  'customer.read',
  'customer.export',
  'follow-up.write',
  'audit.read',
  'customer.check-duplicate',
] as const
const builtIn: RoleKey[] = ['account-manager', 'team-lead', 'marketer', 'auditor', 'pre-sales', 'service-agent']
const days = { past: '2026-05-01', before: '2026-05-31', today: '2026-06-01', after: '2026-06-02', later: '2026-07-01' }

export function makeCompany(random: Random, pools: { open: string; archive: string }): Company {
  const { chance, pick, several, int } = random
  const departments: Company['departments'] = []
  for (let n = int(1, 6); n > 0; n--) {
    const parent = departments.length > 0 && chance(0.8) ? pick(departments) : null
    departments.push({ id: newId(), parentId: parent?.id ?? null, name: newId() })
  }
  const scopesOf = (): Scope[] => {
    const chosen: Scope[] = several(
      scopes.filter((scope) => scope !== 'all'),
      0.3,
    )
    if (chance(0.12)) chosen.push('all')
    if (chance(0.25)) chosen.push(`department:${pick(departments).id}`)
    return chosen
  }
  const roles: Company['roles'] = []
  for (let n = int(1, 4); n > 0; n--) {
    const grants: Grants = {}
    for (const permission of permissions) {
      if (permission === 'customer.check-duplicate') grants[permission] = ['all']
      else if (permission === 'audit.read') grants[permission] = chance(0.3) ? ['all'] : []
      else if (chance(permission === 'customer.read' ? 0.9 : 0.6)) grants[permission] = scopesOf()
    }
    const fields: FieldRules = {}
    for (const field of several(protectedFieldNames, chance(0.5) ? 0 : 0.4)) {
      fields[field] = { show: pick(['visible', 'masked', 'hidden'] as const), edit: chance(0.5) }
    }
    roles.push({ key: newId(), grants, fields })
  }
  const people: PlainPerson[] = []
  for (let n = int(2, 7); n > 0; n--) {
    people.push({
      id: newId(),
      name: newId(),
      departmentId: chance(0.85) ? pick(departments).id : null,
      managerId: people.length > 0 && chance(0.7) ? pick(people).id : null,
      isActive: chance(0.9),
      roles: [
        ...several(
          roles.map(({ key }) => key),
          0.4,
        ),
        ...several(builtIn, 0.08),
      ],
    })
  }
  const teams = Array.from({ length: int(0, 2) }, () => ({
    id: newId(),
    leadId: chance(0.4) ? pick(people).id : null,
    memberIds: several(people, 0.4).map(({ id }) => id),
  }))
  const leaves = people.flatMap((person) => {
    const delegate = pick(people)
    if (delegate.id === person.id || !chance(0.2)) return []
    const [fromOn, untilOn] = pick([
      [days.past, days.before],
      [days.past, days.today],
      [days.today, days.later],
      [days.after, days.later],
    ] as const)
    return [{ personId: person.id, delegateId: delegate.id, fromOn, untilOn }]
  })
  const customers = Array.from({ length: int(2, 6) }, (_, n) => makeCustomer(random, n, people, pools))
  const collaborators = customers.flatMap(({ id: customerId }) =>
    several(people, 0.15).map(({ id: personId }) => ({
      customerId,
      personId,
      untilOn: pick([null, days.before, days.today, days.later]),
    })),
  )
  return {
    today: days.today,
    masksOwn: chance(0.2),
    departments,
    people,
    roles,
    teams,
    leaves,
    customers,
    collaborators,
  }
}

function makeCustomer(
  { chance, pick, int, digits }: Random,
  n: number,
  people: readonly PlainPerson[],
  pools: { open: string; archive: string },
): PlainCustomer {
  const isDeleted = chance(0.1)
  const poolId = isDeleted ? pools.archive : chance(0.15) ? pools.open : null
  const mark = newId().slice(-12)
  const contactMark = newId().slice(-12)
  return {
    id: newId(),
    name: `${commonWord}${String.fromCodePoint(0x4e00 + int(0, 5000))}${n}`,
    externalId: mark,
    holder: poolId ? { personId: null, poolId } : { personId: pick(people).id, poolId: null },
    isDeleted,
    revenue12m: chance(0.8) ? int(0, 1_000_000) : null,
    phone: `138${digits(8)}`,
    wechat: `wx${mark}`,
    email: `a${mark}@example.test`,
    address: `宁波路 ${mark} 号`,
    creditCode: `91330200MA2${digits(7)}`,
    notes: `备注 ${mark}`,
    own: { gate: `137${digits(8)}`, desk: `柜台 ${mark} 内` },
    contact: {
      id: newId(),
      name: `联系人${digits(6)}`,
      mobile: `139${digits(8)}`,
      email: `b${contactMark}@example.test`,
      wechat: `wy${contactMark}`,
      own: { home: `136${digits(8)}` },
    },
  }
}
