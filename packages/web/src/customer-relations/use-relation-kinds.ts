import { useQuery } from '@tanstack/react-query'
import {
  fallbackRelationKinds,
  isMutual,
  relationWord,
  type RelationKind,
  type RelationSide,
} from '@zhike/core/customer-relations/kinds'
import { settings } from '@zhike/core/settings/settings'
import { useLanguage } from '../app/i18n/translation.ts'
import { settingsQuery } from '../settings/api.ts'

export interface RelationOption {
  value: string
  label: string
  kind: string
  otherIs: RelationSide
}

/** The company's kinds of relations in the reader's words, and what can be chosen: each direction by itself. */
export function useRelationKinds() {
  const language = useLanguage()
  const { data } = useQuery(settingsQuery)
  const stored = settings['relations.kinds'].schema.safeParse(
    data?.items.find((one) => one.key === 'relations.kinds')?.value,
  )
  const kinds: readonly RelationKind[] = stored.success ? stored.data : fallbackRelationKinds
  const word = (key: string, side: RelationSide) => relationWord(kinds, key, side, language)
  const optionsOf = ({ key }: Pick<RelationKind, 'key'>): RelationOption[] => {
    const sides: readonly RelationSide[] = isMutual(kinds, key) ? ['first'] : ['first', 'second']
    return sides.map((side) => ({ value: `${key} ${side}`, label: word(key, side), kind: key, otherIs: side }))
  }
  return {
    kinds,
    word,
    isMutual: (key: string) => isMutual(kinds, key),
    /** Also of kinds that are not offered any more: what was said with them stays. */
    all: kinds.flatMap(optionsOf),
    /** Those in use, and the one that stands even if it is not. */
    options: (before?: string) => kinds.filter(({ isOff, key }) => !isOff || key === before).flatMap(optionsOf),
  }
}
