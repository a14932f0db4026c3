import type { RuleTarget } from '@zhike/core/ownership/schema'
import type { Rule } from '@zhike/core/rules/schema'
import type { Context } from '../platform/context/context.ts'
import { readTargetNames } from './target-queries.ts'

export interface NamedTarget {
  kind: RuleTarget['kind']
  id: string
  name: string
  isActive: boolean
  isKnown: boolean
  /** Active people a department shares among; null for the other kinds. */
  people: number | null
}

/** Looks up what the targets of rules are called; one that is gone keeps its id and counts as inactive. */
export async function nameTargets(
  ctx: Context,
  rules: readonly Pick<Rule, 'then'>[],
): Promise<(target: RuleTarget) => NamedTarget> {
  const names = await readTargetNames(ctx, {
    personIds: rules.flatMap(({ then }) => (then.kind === 'person' ? [then.personId] : [])),
    departmentIds: rules.flatMap(({ then }) => (then.kind === 'department' ? [then.departmentId] : [])),
    poolIds: rules.flatMap(({ then }) => (then.kind === 'pool' ? [then.poolId] : [])),
  })
  const known = new Map<string, NamedTarget>([
    ...names.people.map((one): [string, NamedTarget] => [
      one.id,
      { kind: 'person', id: one.id, name: one.name, isActive: one.isActive, isKnown: true, people: null },
    ]),
    ...names.departments.map((one): [string, NamedTarget] => [
      one.id,
      { kind: 'department', id: one.id, name: one.name, isActive: true, isKnown: true, people: one.people },
    ]),
    ...names.pools.map((one): [string, NamedTarget] => [
      one.id,
      {
        kind: 'pool',
        id: one.id,
        name: one.name,
        isActive: one.isActive && one.kind === 'public',
        isKnown: true,
        people: null,
      },
    ]),
  ])
  return (target) => {
    const id = targetId(target)
    return known.get(id) ?? { kind: target.kind, id, name: id, isActive: false, isKnown: false, people: null }
  }
}

export function targetId(target: RuleTarget): string {
  if (target.kind === 'person') return target.personId
  return target.kind === 'department' ? target.departmentId : target.poolId
}
