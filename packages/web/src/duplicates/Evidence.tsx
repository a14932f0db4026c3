import { useTranslation } from 'react-i18next'
import { against, type Evidence as Kind } from '@zhike/core/duplicates/evidence'
import { Tag } from '../ui/identity/Tag.tsx'
import styles from './duplicates.module.css'

/** Why two may be one, in words; what speaks against it stands apart. */
export function Evidence({ evidence }: { evidence: readonly Kind[] }) {
  const { t } = useTranslation('duplicates')
  return (
    <span className={styles['evidence']}>
      {evidence.map((kind) => (
        <Tag key={kind} tone={against.has(kind) ? 'warn' : 'info'}>
          {t(`duplicates:evidence.${kind}`)}
        </Tag>
      ))}
    </span>
  )
}
