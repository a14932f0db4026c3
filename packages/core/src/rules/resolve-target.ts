import type { FallbackCode } from '../ownership/reasons.ts'
import type { RuleTarget } from '../ownership/schema.ts'

/** Whom rules can name, as things are now. */
export interface Directory {
  /** Every person named by a rule or belonging to a department that is. */
  people: ReadonlyMap<string, { isActive: boolean; isAway?: boolean; departmentId: string | null }>
  departmentIds: ReadonlySet<string>
  /** Public pools only: nothing is sent to the archive by rule. */
  pools: ReadonlyMap<string, { isActive: boolean }>
  defaultPoolId: string
}

export type ResolvedTarget =
  | { kind: 'pool'; poolId: string; fallback: FallbackCode | null }
  /** `awayIds`: of them, who keeps what they hold but is dealt nothing new. */
  | { kind: 'people'; personIds: string[]; awayIds: string[]; whenFull: FallbackCode }

/**
 * What a rule's target means today. A department stands for its own active people (not those of departments below
 * it); whoever must not get customers has the limit 0, and whoever is on leave is dealt nothing new, but keeps what is
 * theirs. A person named by a rule gets the customers on leave, too: the delegate looks after them. A target that is gone or inactive becomes the default pool.
 */
export function resolveTarget(target: RuleTarget, directory: Directory): ResolvedTarget {
  const instead = (fallback: FallbackCode): ResolvedTarget => ({
    kind: 'pool',
    poolId: directory.defaultPoolId,
    fallback,
  })
  switch (target.kind) {
    case 'pool':
      return directory.pools.get(target.poolId)?.isActive
        ? { kind: 'pool', poolId: target.poolId, fallback: null }
        : instead('pool-inactive')
    case 'person':
      return directory.people.get(target.personId)?.isActive
        ? { kind: 'people', personIds: [target.personId], awayIds: [], whenFull: 'person-full' }
        : instead('person-inactive')
    case 'department': {
      if (!directory.departmentIds.has(target.departmentId)) return instead('department-missing')
      const personIds = [...directory.people]
        .filter(([, person]) => person.isActive && person.departmentId === target.departmentId)
        .map(([personId]) => personId)
      const awayIds = personIds.filter((personId) => directory.people.get(personId)?.isAway)
      if (personIds.length === 0) return instead('department-empty')
      const whenFull = awayIds.length === personIds.length ? 'department-away' : 'department-full'
      return { kind: 'people', personIds, awayIds, whenFull }
    }
  }
}
