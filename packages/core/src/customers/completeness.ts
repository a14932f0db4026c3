import type { CustomerKind } from './fields.ts'

/**
 * The four rings of what one knows of a customer: direct (how to reach it), visible (what anybody sees), related (what
 * it wants, where it came from) and extended (family, days that matter).
 */
export const informationRings = ['direct', 'visible', 'related', 'extended'] as const
export type InformationRing = (typeof informationRings)[number]

/** What counts: a field by its name, `custom.<key>`, or one of these. */
export const knowledgeKeys = [
  'phone',
  'wechat',
  'email',
  'creditCode',
  'shortName',
  'industryCode',
  'regionCode',
  'size',
  'address',
  'source',
  'notes',
  /** A contact that can be reached. */
  'reachableContact',
  'tags',
  /** The individual's own. */
  'birthday',
  'contactBirthday',
  'anniversary',
] as const
export type KnowledgeKey = (typeof knowledgeKeys)[number] | `custom.${string}`

export interface KnowledgeItem {
  key: KnowledgeKey
  ring: InformationRing
  weight: number
}
export type KnowledgeWeights = Record<CustomerKind, KnowledgeItem[]>

const of = (ring: InformationRing, weights: Partial<Record<KnowledgeKey, number>>): KnowledgeItem[] =>
  Object.entries(weights).map(([key, weight = 0]) => ({ key: key as KnowledgeKey, ring, weight }))

/** The published weights, of 100 for each kind; the setting completeness.weights replaces them. */
export const publishedWeights: KnowledgeWeights = {
  organisation: [
    ...of('direct', { reachableContact: 22, creditCode: 10, phone: 8 }),
    ...of('visible', { industryCode: 10, regionCode: 10, address: 6, size: 6, shortName: 2 }),
    ...of('related', { source: 8, tags: 6, notes: 4 }),
    ...of('extended', { anniversary: 4, contactBirthday: 4 }),
  ],
  individual: [
    ...of('direct', { phone: 30, wechat: 12, email: 8 }),
    ...of('visible', { regionCode: 10, address: 8 }),
    ...of('related', { source: 8, tags: 8, notes: 6 }),
    ...of('extended', { birthday: 10 }),
  ],
}

export interface Completeness {
  /** 0 to 100. */
  percent: number
  rings: { ring: InformationRing; percent: number }[]
  /** What to ask next stands first: what weighs most. */
  missing: KnowledgeItem[]
}

/** Halves up, as PostgreSQL rounds. */
const percentOf = (part: number, whole: number) => (whole === 0 ? 100 : Math.floor((part * 100) / whole + 0.5))

/** How much of what one should know of a customer is known. */
export function completenessOf(items: readonly KnowledgeItem[], isKnown: (key: KnowledgeKey) => boolean): Completeness {
  const counted = items.filter((item) => item.weight > 0)
  const known = new Set(counted.filter((item) => isKnown(item.key)))
  const share = (some: readonly KnowledgeItem[]) =>
    percentOf(
      some.reduce((sum, item) => sum + (known.has(item) ? item.weight : 0), 0),
      some.reduce((sum, item) => sum + item.weight, 0),
    )
  const places = new Map(informationRings.map((ring, place) => [ring, place]))
  return {
    percent: share(counted),
    rings: informationRings
      .map((ring) => ({ ring, items: counted.filter((item) => item.ring === ring) }))
      .filter(({ items: some }) => some.length > 0)
      .map(({ ring, items: some }) => ({ ring, percent: share(some) })),
    missing: counted
      .filter((item) => !known.has(item))
      .sort((a, b) => b.weight - a.weight || (places.get(a.ring) ?? 0) - (places.get(b.ring) ?? 0)),
  }
}
