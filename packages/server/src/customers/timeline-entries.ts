import { keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { TimelineEntry } from '@zhike/core/customers/timeline-schema'
import type { Locale } from '@zhike/core/kernel/problem'
import { shownActor } from '@zhike/core/ownership/shown-actor'
import type {
  ChangeEntry,
  ConsentEntry,
  FollowUpEntry,
  OrderEntry,
  OwnershipEntry,
  TierEntry,
} from './timeline-queries.ts'

// Rows of the sources as entries of one timeline.

export function followUpEntry(row: FollowUpEntry, mayChange: boolean): TimelineEntry {
  const { at, ...rest } = row
  return {
    kind: 'follow-up',
    id: row.id,
    at,
    followUp: { ...rest, abilities: { update: mayChange, delete: mayChange } },
  }
}

export function orderEntry(row: OrderEntry): TimelineEntry {
  const { at, firstProduct, firstQuantity, ...rest } = row
  const firstLine = firstProduct === null ? null : { product: firstProduct, quantity: firstQuantity ?? '0' }
  return { kind: 'order', id: row.id, at, order: { ...rest, firstLine } }
}

export function ownershipEntry(row: OwnershipEntry, locale: Locale): TimelineEntry {
  return {
    kind: 'ownership',
    id: row.id,
    at: row.at,
    ownership: {
      from: holderOf(row.fromPersonId, row.fromPoolId, row.fromName),
      to: holderOf(row.personId, row.poolId, row.holderName) ?? { kind: 'pool', id: row.id, name: row.holderName },
      reasonCode: row.reasonCode,
      rulePosition: row.rulePosition,
      actorName: shownActor(row.actorId, row.actorName, locale),
    },
  }
}

function holderOf(personId: string | null, poolId: string | null, name: string | null) {
  if (personId) return { kind: 'person' as const, id: personId, name: name ?? '' }
  return poolId ? { kind: 'pool' as const, id: poolId, name: name ?? '' } : null
}

export function tierEntry(row: TierEntry): TimelineEntry {
  const tierOf = (tier: string | null) => (tier === 'A' || tier === 'B' || tier === 'C' ? tier : null)
  const { fromVip, toVip, rank, measure } = row
  return {
    kind: 'tier',
    id: `tier-${row.id}`,
    at: row.at,
    tier: { from: tierOf(row.fromTier), to: tierOf(row.toTier), fromVip, toVip, rank, measure },
  }
}

/** Fields of the company's own are named to those who see them. */
export function changeEntry({ id, at, ...change }: ChangeEntry, custom: readonly CustomField[]): TimelineEntry {
  const record = change.action.slice(0, change.action.indexOf('.'))
  const isSeen = (name: string) => {
    const key = keyOfName(name)
    return key === null || custom.some((field) => field.record === record && field.key === key)
  }
  return { kind: 'change', id, at, change: { ...change, fields: change.fields.filter(isSeen) } }
}

export function consentEntry({ id, at, ...consent }: ConsentEntry): TimelineEntry {
  return { kind: 'consent', id, at, consent }
}
