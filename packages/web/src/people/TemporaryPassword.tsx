import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls/Button.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { showToast } from '../ui/toast/toast.ts'
import styles from './people.module.css'

/** A password that the server tells once. */
export function TemporaryPassword({
  name,
  password,
  onClose,
}: {
  name: string
  password: string
  onClose: () => void
}) {
  const { t } = useTranslation('people')
  const copy = async () => {
    await navigator.clipboard.writeText(password)
    showToast({ text: t('people:password.copied') })
  }
  return (
    <Dialog
      title={t('people:password.title', { name })}
      open
      onClose={onClose}
      width={420}
      foot={
        <>
          {/* Only over HTTPS and on this machine do browsers let a page copy. */}
          {window.isSecureContext && <Button onClick={() => void copy()}>{t('people:password.copy')}</Button>}
          <Button tone="primary" onClick={onClose}>
            {t('people:password.done')}
          </Button>
        </>
      }
    >
      <code className={styles['password']}>{password}</code>
      <p className="meta">{t('people:password.text')}</p>
    </Dialog>
  )
}
