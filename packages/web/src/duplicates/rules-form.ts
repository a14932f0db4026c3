import { evidenceKinds } from '@zhike/core/duplicates/evidence'
import { duplicateRules, type DuplicateRules } from '@zhike/core/duplicates/rules'

/** The rules as they are typed. */
export interface RulesForm {
  weights: Record<keyof DuplicateRules['weights'], string>
  listFrom: string
  mostSharing: string
}

export function rulesForm({ weights, listFrom, mostSharing }: DuplicateRules): RulesForm {
  const typed = Object.fromEntries(evidenceKinds.map((kind) => [kind, String(weights[kind])]))
  return { weights: typed as RulesForm['weights'], listFrom: String(listFrom), mostSharing: String(mostSharing) }
}

const read = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined)

/** What is typed as it is saved; null while some of it is no number that can be. */
export function rulesValue(form: RulesForm): DuplicateRules | null {
  const value = duplicateRules.safeParse({
    weights: Object.fromEntries(evidenceKinds.map((kind) => [kind, read(form.weights[kind])])),
    listFrom: read(form.listFrom),
    mostSharing: read(form.mostSharing),
  })
  return value.success ? value.data : null
}
