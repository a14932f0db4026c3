import type { AccessExplanationAnswer } from '@zhike/core/access-explanation/schema'

type Answer = AccessExplanationAnswer
type Line = Answer['permissions'][number]
type Permission = Line['permission']

/** What is done with a customer that exists, the reading first; creating and importing make new ones. */
const told: readonly Permission[] = [
  'customer.read',
  'customer.update',
  'customer.tag',
  'customer.bulk-change',
  'customer.delete',
  'customer.merge',
  'customer.export',
  'customer.assign',
  'customer.release',
  'customer.collaborate',
  'follow-up.write',
  'contact.write',
  'order.write',
  'consent.write',
  'tier.read',
]

export interface AccessGroup extends Pick<Line, 'allowed' | 'grounds' | 'misses'> {
  permissions: Permission[]
}

/** Permissions that hold, or fail, for the same reasons are told together. */
export function accessGroups(answer: Answer): AccessGroup[] {
  const groups = new Map<string, AccessGroup>()
  for (const permission of told) {
    const line = answer.permissions.find((one) => one.permission === permission)
    if (!line) continue
    const { allowed, grounds } = line
    // Where something reaches, what else does not matters to nobody.
    const misses = allowed ? [] : line.misses
    const reasons = JSON.stringify([allowed, grounds, misses])
    const group = groups.get(reasons)
    if (group) group.permissions.push(permission)
    else groups.set(reasons, { permissions: [permission], allowed, grounds, misses })
  }
  return [...groups.values()]
}

export interface Words {
  key: string
  values: Record<string, string>
}

const path = (names: readonly string[]) => names.join(' › ')

/** The fact that makes a scope reach the customer. */
export function groundWords({ person, customer }: Answer, ground: Line['grounds'][number]): Words {
  const { code, through } = ground
  const values = { person: person.name, holder: customer.holder.name }
  const [first = ''] = through
  switch (code) {
    case 'stands-in':
      return { key: code, values: { ...values, until: first } }
    case 'collaborates':
      return { key: code, values: { ...values, part: first } }
    case 'leads':
      return { key: code, values: { ...values, chain: path([person.name, ...through]) } }
    case 'same-team':
      return { key: code, values: { ...values, teams: through.join(', ') } }
    case 'same-department':
      return { key: code, values: { ...values, department: first } }
    case 'department-below':
      return through.length === 1
        ? { key: 'same-department', values: { ...values, department: first } }
        : { key: code, values: { ...values, department: first, path: path(through) } }
    case 'chosen-department':
      return { key: code, values: { ...values, department: first, path: path(through) } }
    case 'everything':
    case 'holds':
      return { key: code, values }
  }
}

interface Names {
  /** What stands for somebody who is in no department. */
  nowhere: string
  departmentName: (id: string) => string | undefined
}

/** Why a scope that a role grants does not reach the customer. */
export function missWords({ person, customer }: Answer, miss: Line['misses'][number], names: Names): Words {
  const { holder } = customer
  const values = {
    person: person.name,
    holder: holder.name,
    department: person.departmentName ?? names.nowhere,
    where: path(holder.departments) || names.nowhere,
  }
  if (holder.kind === 'pool') return { key: 'pool', values }
  if (!miss.scope.startsWith('department:')) return { key: miss.scope, values }
  const id = miss.scope.slice('department:'.length)
  return { key: 'chosen', values: { ...values, chosen: names.departmentName(id) ?? id } }
}
