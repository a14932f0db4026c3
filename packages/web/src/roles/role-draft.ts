import type { Permission } from '@zhike/core/access/permissions'
import { protectedFieldNames, type FieldRule, type ProtectedField } from '@zhike/core/access/protected-fields'
import type { Scope } from '@zhike/core/access/roles'
import type { Role, RoleInput } from '@zhike/core/roles/schema'
import { hasScope, permissionGroups } from './permission-groups.ts'

/** A role as it is being written. */
export interface RoleDraft {
  name: string
  description: string
  grants: Partial<Record<Permission, readonly Scope[]>>
  fields: Partial<Record<ProtectedField, FieldRule>>
}

const open: FieldRule = { show: 'visible', edit: true }

/** Somebody with this alone can sign in, find colleagues and see their own customers. */
export const emptyDraft: RoleDraft = {
  name: '',
  description: '',
  grants: { 'customer.read': ['own'], 'person.read': ['all'] },
  fields: {},
}

export function draftOf({ name, description, grants, fields }: Pick<Role, keyof RoleDraft>): RoleDraft {
  return { name: name ?? '', description: description ?? '', grants, fields }
}

export function ruleOf(draft: Pick<RoleDraft, 'fields'>, field: ProtectedField): FieldRule {
  return draft.fields[field] ?? open
}

export function withGrant(draft: RoleDraft, permission: Permission, scopes: readonly Scope[]): RoleDraft {
  const { [permission]: _, ...others } = draft.grants
  return { ...draft, grants: scopes.length > 0 ? { ...others, [permission]: scopes } : others }
}

/** What is not shown whole cannot be changed: nobody corrects a number of which four digits are stars. */
export function withRule(draft: RoleDraft, field: ProtectedField, rule: FieldRule): RoleDraft {
  const { [field]: _, ...others } = draft.fields
  const next = rule.show === 'visible' ? rule : { ...rule, edit: false }
  return { ...draft, fields: next.show === 'visible' && next.edit ? others : { ...others, [field]: next } }
}

export function inputOf(draft: RoleDraft): RoleInput {
  const { grants, fields } = draft
  return {
    name: draft.name.trim(),
    description: draft.description.trim() || null,
    grants: Object.fromEntries(Object.entries(grants).map(([key, scopes]) => [key, [...scopes]])),
    fields,
  } as RoleInput
}

/** One line of a role: its name, its description, a permission or a field. */
export type RoleLine = 'name' | 'description' | Permission | ProtectedField

const lines: readonly RoleLine[] = [
  'name',
  'description',
  ...permissionGroups.flatMap((group) => [...group.permissions]),
  ...protectedFieldNames,
]

function valueOf(draft: RoleDraft, line: RoleLine): string {
  if (line === 'name' || line === 'description') return draft[line].trim()
  if (isField(line)) return JSON.stringify(ruleOf(draft, line))
  const scopes = draft.grants[line] ?? []
  return hasScope(line) ? scopes.toSorted().join() : String(scopes.length > 0)
}

const fieldNames = new Set<string>(protectedFieldNames)
export function isField(line: RoleLine): line is ProtectedField {
  return fieldNames.has(line)
}

export function changedLines(before: RoleDraft, after: RoleDraft): RoleLine[] {
  return lines.filter((line) => valueOf(before, line) !== valueOf(after, line))
}

/** Somebody saved meanwhile: theirs, with what I changed on top; the lines both changed to different things are told. */
export function mergeRoles(before: RoleDraft, mine: RoleDraft, theirs: RoleDraft) {
  const myLines = changedLines(before, mine)
  const theirLines = new Set(changedLines(before, theirs))
  let merged = theirs
  for (const line of myLines) {
    if (line === 'name' || line === 'description') merged = { ...merged, [line]: mine[line] }
    else if (isField(line)) merged = withRule(merged, line, ruleOf(mine, line))
    else merged = withGrant(merged, line, mine.grants[line] ?? [])
  }
  const clashes = myLines.filter((line) => theirLines.has(line) && valueOf(mine, line) !== valueOf(theirs, line))
  return { merged, clashes }
}
