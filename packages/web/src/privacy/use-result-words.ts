import { useTranslation } from 'react-i18next'

const kinds = [
  'contacts',
  'followUps',
  'files',
  'consents',
  'audit',
  'importRows',
  'importFiles',
  'orders',
  'ordersKept',
  'tenures',
] as const

/** What of a person was counted, in words; what there was nothing of is left out. */
export function useResultWords() {
  const { t } = useTranslation('privacy')
  const known = (counts: Readonly<Record<string, number>>) =>
    kinds.flatMap((key) => {
      const count = counts[key] ?? 0
      return count > 0 ? [{ key, name: t(`privacy:kind.${key}`), count }] : []
    })
  return {
    known,
    sentence: (counts: Readonly<Record<string, number>>) =>
      known(counts)
        .map(({ name, count }) => t('privacy:counted', { name, count }))
        .join(t('privacy:comma')),
  }
}
