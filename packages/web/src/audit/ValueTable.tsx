import { useTranslation } from 'react-i18next'
import type { ComparedValue } from './compare-values.ts'
import { useValueWords } from './use-value-words.ts'
import styles from './audit.module.css'

interface ValueTableProps {
  values: readonly ComparedValue[]
  names: Readonly<Record<string, string>>
  hasBefore: boolean
  hasAfter: boolean
}

/** Field by field: what it was, what it became. A side that nobody wrote has no column. */
export function ValueTable({ values, names, hasBefore, hasAfter }: ValueTableProps) {
  const { t } = useTranslation('audit')
  const words = useValueWords(names)
  const hasBoth = hasBefore && hasAfter
  return (
    <table className={styles['values']}>
      <thead className={hasBoth ? undefined : 'visually-hidden'}>
        <tr>
          <th scope="col">{t('audit:fieldHead')}</th>
          {hasBefore && <th scope="col">{t('audit:before')}</th>}
          {hasAfter && <th scope="col">{t('audit:after')}</th>}
        </tr>
      </thead>
      <tbody>
        {values.map(({ key, before, after }) => (
          <tr key={key}>
            <th scope="row">{key === '' ? t('audit:value') : words.field(key)}</th>
            {hasBefore && (
              <td data-gone={(hasBoth && words.isSomething(before)) || undefined}>{words.value(key, before)}</td>
            )}
            {hasAfter && <td>{words.value(key, after)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
