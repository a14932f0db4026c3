import { useTranslation } from 'react-i18next'
import type { SavedView } from '@zhike/core/saved-views/schema'
import { useFilterFields } from '../filter/use-filter-fields.ts'
import { Notice } from '../ui/state/Notice.tsx'
import styles from './saved-views.module.css'

/** What of the view its reader cannot use, by name and with the reason. */
export function LeftOutNotice({ view }: { view: SavedView }) {
  const { t } = useTranslation('saved-views')
  const { fieldName } = useFilterFields()
  if (view.leftOut.length === 0) return null
  return (
    <div className={styles['notice']}>
      <Notice tone="warn">
        {t('saved-views:leftOut', { name: view.name })}
        <ul>
          {view.leftOut.map(({ part, relation, field, why }) => (
            <li key={`${part} ${relation ?? ''} ${field}`}>
              {t(`saved-views:part.${part}`, { field: fieldName(relation, field) })} {t(`saved-views:why.${why}`)}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
