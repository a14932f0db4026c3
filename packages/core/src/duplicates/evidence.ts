/** What speaks for or against two customers being one; a pair's evidence is kept as the sum of its bits. */
export const evidenceBits = {
  name: 1,
  nameElsewhere: 2,
  phone: 4,
  email: 8,
  domain: 16,
  creditCodeDiffers: 32,
  kindDiffers: 64,
  creditCode: 128,
  personName: 256,
} as const

export type Evidence = keyof typeof evidenceBits
export const evidenceKinds = Object.keys(evidenceBits) as [Evidence, ...Evidence[]]

/** What says the same already: it counts once. */
export const impliedBy: Partial<Record<Evidence, Evidence>> = { nameElsewhere: 'name', domain: 'email' }

export const against: ReadonlySet<Evidence> = new Set(['creditCodeDiffers', 'kindDiffers'])

export function evidenceOf(bits: number): Evidence[] {
  return evidenceKinds.filter((kind) => (bits & evidenceBits[kind]) !== 0)
}

export type Weights = Record<Evidence, number>

/** 0 to 100. Weights are positive; those of `against` are taken away. */
export function scoreOf(evidence: Iterable<Evidence>, weights: Weights): number {
  const found = new Set(evidence)
  let sum = 0
  for (const kind of found) {
    const implying = impliedBy[kind]
    if (implying && found.has(implying)) continue
    sum += against.has(kind) ? -weights[kind] : weights[kind]
  }
  return Math.min(100, Math.max(0, sum))
}

/** What to say of a pair: what counts, strongest first. */
export function wordedEvidence(evidence: Iterable<Evidence>): Evidence[] {
  const found = new Set(evidence)
  const order: Evidence[] = ['creditCode', 'name', 'personName', 'phone', 'email', 'nameElsewhere', 'domain']
  return [...order, ...against].filter((kind) => {
    const implying = impliedBy[kind]
    return found.has(kind) && !(implying && found.has(implying))
  })
}
