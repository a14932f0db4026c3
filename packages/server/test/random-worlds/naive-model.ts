import {
  fieldRulesOfBuiltIn,
  protectedFields,
  type FieldShow,
  type ProtectedField,
} from '@zhike/core/access/protected-fields'
import type { Permission } from '@zhike/core/access/permissions'
import { roles as builtIn, type RoleKey, type Scope } from '@zhike/core/access/roles'
import type { Company, PlainCustomer, PlainPerson } from './random-company.ts'

// What data scopes and masks mean, as plainly as it can be said: loops over everything, no SQL, nothing shared with the
// product but the words of the built-in roles.

export function reachesNaively(
  company: Company,
  actor: PlainPerson,
  permission: Permission,
  customer: PlainCustomer,
): boolean {
  return actor.roles.some((key) =>
    scopesOf(company, key, permission).some((scope) => isIn(company, actor, scope, customer)),
  )
}

export function grantsNaively(company: Company, actor: PlainPerson, permission: Permission): boolean {
  return actor.roles.some((key) => scopesOf(company, key, permission).length > 0)
}

function scopesOf(company: Company, key: string, permission: Permission): readonly Scope[] {
  const own = company.roles.find((role) => role.key === key)
  return (own ? own.grants : builtIn[key as RoleKey])[permission] ?? []
}

function isIn(company: Company, actor: PlainPerson, scope: Scope, customer: PlainCustomer): boolean {
  if (customer.isDeleted) return false
  if (scope === 'all') return true
  const holder = company.people.find((person) => person.id === customer.holder.personId)
  if (!holder) return false
  switch (scope) {
    case 'own':
      return isOwnNaively(company, actor, customer)
    case 'collaborating':
      return company.collaborators.some(
        (one) =>
          one.customerId === customer.id &&
          one.personId === actor.id &&
          (one.untilOn === null || one.untilOn >= company.today),
      )
    case 'reports':
      return holder.id === actor.id || managersOf(company, holder).includes(actor.id)
    case 'team':
      return company.teams.some(
        (team) => team.memberIds.includes(holder.id) && (team.memberIds.includes(actor.id) || team.leadId === actor.id),
      )
    case 'department':
      return actor.departmentId !== null && holder.departmentId === actor.departmentId
    case 'department-and-below':
      return actor.departmentId !== null && departmentsOf(company, holder).includes(actor.departmentId)
    default:
      return departmentsOf(company, holder).includes(scope.slice('department:'.length))
  }
}

/** Held by the actor, or by somebody on leave today who named the actor. */
export function isOwnNaively(company: Company, actor: PlainPerson, customer: PlainCustomer): boolean {
  const { personId } = customer.holder
  if (personId === null) return false
  if (personId === actor.id) return true
  return company.leaves.some(
    (leave) =>
      leave.personId === personId &&
      leave.delegateId === actor.id &&
      leave.fromOn <= company.today &&
      leave.untilOn >= company.today,
  )
}

function managersOf(company: Company, person: PlainPerson): string[] {
  const above: string[] = []
  for (let id = person.managerId; id !== null;) {
    above.push(id)
    id = company.people.find((one) => one.id === id)?.managerId ?? null
  }
  return above
}

function departmentsOf(company: Company, person: PlainPerson): string[] {
  const above: string[] = []
  for (let id = person.departmentId; id !== null;) {
    above.push(id)
    id = company.departments.find((one) => one.id === id)?.parentId ?? null
  }
  return above
}

/** The most open of what the actor's roles say; own customers are shown whole unless the company wants otherwise. */
export function showsNaively(
  company: Company,
  actor: PlainPerson,
  customer: PlainCustomer,
  field: ProtectedField,
): FieldShow {
  if (!company.masksOwn && isOwnNaively(company, actor, customer)) return 'visible'
  return roleShowsNaively(company, actor, field)
}

export function roleShowsNaively(company: Company, actor: PlainPerson, field: ProtectedField): FieldShow {
  const shows = actor.roles.map((key) => {
    const own = company.roles.find((role) => role.key === key)
    const rules = own ? own.fields : (fieldRulesOfBuiltIn[key as RoleKey] ?? {})
    return rules[field]?.show ?? 'visible'
  })
  if (shows.includes('visible') || shows.length === 0) return 'visible'
  return shows.includes('masked') ? 'masked' : 'hidden'
}

export function valueOf(customer: PlainCustomer, field: ProtectedField): string {
  const { record, field: name } = protectedFields[field]
  const from = record === 'customer' ? customer : customer.contact
  return (from as unknown as Record<string, string>)[name] ?? ''
}

/** Fields of the company's own: a number is shown like the record's own, what is for one role to nobody else. */
export function showsOwnNaively(
  company: Company,
  actor: PlainPerson,
  customer: PlainCustomer,
): { value: string; isOpen: boolean }[] {
  const isOpen = (field: ProtectedField) => showsNaively(company, actor, customer, field) === 'visible'
  return [
    { value: customer.own.gate, isOpen: isOpen('customer.phone') },
    { value: customer.own.desk, isOpen: actor.roles.includes(roleOfDesk) },
    { value: customer.contact.own.home, isOpen: isOpen('contact.mobile') },
  ]
}

export const roleOfDesk: RoleKey = 'team-lead'
