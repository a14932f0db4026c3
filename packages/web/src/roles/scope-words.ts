import { scopes, type Scope } from '@zhike/core/access/roles'

export type ScopeKind = (typeof scopes)[number] | 'chosen'

export interface ScopePart {
  kind: ScopeKind
  /** How many departments were chosen; 1 for everything else. */
  count: number
}

const chosenPrefix = 'department:'

export function chosenDepartments(granted: readonly Scope[]): string[] {
  return granted.filter((scope) => scope.startsWith(chosenPrefix)).map((scope) => scope.slice(chosenPrefix.length))
}

/** What a grant comes to: what another scope of it includes is left out, chosen departments are counted. */
export function scopeParts(granted: readonly Scope[]): ScopePart[] {
  const given = new Set<Scope>(granted)
  if (given.has('all')) return [{ kind: 'all', count: 1 }]
  if (given.has('reports')) given.delete('own')
  if (given.has('department-and-below')) given.delete('department')
  const parts: ScopePart[] = scopes.filter((scope) => given.has(scope)).map((kind) => ({ kind, count: 1 }))
  const chosen = chosenDepartments(granted).length
  return chosen > 0 ? [...parts, { kind: 'chosen', count: chosen }] : parts
}

/** One scope pressed: “all” stands alone, anything else takes its place. */
export function toggleScope(granted: readonly Scope[], scope: Scope): Scope[] {
  if (granted.includes(scope)) return granted.filter((one) => one !== scope)
  if (scope === 'all') return ['all']
  return [...granted.filter((one) => one !== 'all'), scope]
}

export function departmentScope(id: string): Scope {
  return `department:${id}`
}
