import type { TFunction } from 'i18next'
import type { Merge } from '@zhike/core/merges/schema'

const most = 3

/** The first few names, and how many there are in all. */
export function mergedNames(t: TFunction<'merges'>, { merged }: Pick<Merge, 'merged'>): string {
  const names = merged
    .slice(0, most)
    .map((one) => `「${one.name}」`)
    .join('')
  return merged.length > most ? t('merges:andMore', { names, count: merged.length }) : names
}
