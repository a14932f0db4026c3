import { useTranslation } from 'react-i18next'
import type { BackupFile } from '@zhike/core/backup/schema'
import { CopyText } from '../ui/controls/CopyText.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import styles from './backup.module.css'

/** How a real restore is done; the page itself does none. */
export function RestoreSection({ newest }: { newest: BackupFile | undefined }) {
  const { t } = useTranslation('backup')
  return (
    <FormSection title={t('backup:restore.title')} text={t('backup:restore.text')}>
      {newest ? <RestoreSteps backup={newest} /> : <p className="meta">{t('backup:restore.none')}</p>}
    </FormSection>
  )
}

export function RestoreSteps({ backup }: { backup: BackupFile }) {
  const { t } = useTranslation('backup')
  return (
    <div className={styles['steps']}>
      <p>{t('backup:restore.steps')}</p>
      <CopyText text={backup.restoreCommand} />
      <p className="meta">{t('backup:restore.after')}</p>
      <p className="meta">{t('backup:restore.copyHint')}</p>
    </div>
  )
}
