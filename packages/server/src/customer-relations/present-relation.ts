import type { CustomerRelation } from '@zhike/core/customer-relations/schema'
import type { RelationRow } from './relation-queries.ts'

export function presentRelation(row: RelationRow, mayWrite: boolean): CustomerRelation {
  const { id, version, kind, otherIs, note, since, until, personId, poolId, holderName } = row
  return {
    id,
    version,
    kind,
    otherIs,
    other: {
      id: row.otherId,
      name: row.name,
      tier: row.tier,
      isVip: row.isVip,
      holder: { kind: personId ? 'person' : 'pool', id: personId ?? poolId ?? '', name: holderName },
    },
    note,
    since,
    until,
    abilities: { update: mayWrite, delete: mayWrite },
  }
}
