import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { Dialog } from './Dialog.tsx'
import styles from './overlay.module.css'

interface ConfirmDialogProps {
  /** Names the count and the thing: 把 3 家放进回收站 */
  title: string
  /** What happens next, what can be taken back. */
  text: ReactNode
  /** The verb: 放进回收站 */
  confirmLabel: string
  dangerous?: boolean
  open: boolean
  onClose: () => void
  onConfirm: () => Promise<unknown> | void
  children?: ReactNode
}

/** Only for what cannot be undone; reversible things are done at once and offer 撤销. */
export function ConfirmDialog({
  title,
  text,
  confirmLabel,
  dangerous,
  open,
  onClose,
  onConfirm,
  children,
}: ConfirmDialogProps) {
  const { t } = useTranslation('ui')
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      width={420}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button tone={dangerous ? 'danger' : 'primary'} loading={isBusy} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <p className={styles['dialogText']}>{text}</p>
      {children}
    </Dialog>
  )
}
