import { useTranslation } from 'react-i18next'
import type { WayIn } from '../people/person-form.ts'
import { Segmented } from '../ui/controls/Segmented.tsx'
import styles from './access-links.module.css'

const ways = ['invite', 'temporary', 'none'] as const

/** How somebody new comes in: by an invitation unless there is a reason against it. */
export function WayInChoice({ value, onChange }: { value: WayIn; onChange: (way: WayIn) => void }) {
  const { t } = useTranslation('access-links')
  return (
    <div className={styles['way']}>
      <span className={styles['label']}>{t('access-links:way.label')}</span>
      <Segmented
        label={t('access-links:way.label')}
        value={value}
        onChange={onChange}
        options={ways.map((way) => ({ key: way, label: t(`access-links:way.${way}`) }))}
      />
      <p className="meta">{t(`access-links:way.${value}Hint`)}</p>
    </div>
  )
}
