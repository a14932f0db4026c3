import { useTranslation } from 'react-i18next'
import type { BackupFile } from '@zhike/core/backup/schema'
import { useFormat } from '../app/session/use-format.ts'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { RestoreSteps } from './RestoreSection.tsx'

/** The command that brings the company back to one backup. */
export function RestoreDialog({ backup, onClose }: { backup: BackupFile; onClose: () => void }) {
  const { t } = useTranslation('backup')
  const format = useFormat()
  return (
    <Dialog title={t('backup:restore.dialog', { when: format.instant(backup.at) })} open onClose={onClose} width={560}>
      <RestoreSteps backup={backup} />
    </Dialog>
  )
}
