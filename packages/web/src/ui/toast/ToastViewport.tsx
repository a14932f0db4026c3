import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '../create-store.ts'
import { dismissToast, toastStore, type Toast } from './toast.ts'
import styles from './toast.module.css'

const shortMs = 3500
// Long enough to read a refusal, or to change one's mind.
const longMs = 6000

/** The live region stands on the page from the start; screen readers miss regions that come with their text. */
export function ToastViewport() {
  const toasts = useStore(toastStore)
  return (
    <div role="status" aria-live="polite" className={styles['viewport']}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation('ui')
  const [isHeld, setHeld] = useState(false)
  const life = toast.undo || toast.action || toast.tone === 'bad' ? longMs : shortMs
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismissToast(toast.id), life)
    return () => clearTimeout(timer)
  }, [toast.id, life, isHeld])
  return (
    <div
      className={styles['toast']}
      data-tone={toast.tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          className={styles['undo']}
          onClick={() => {
            dismissToast(toast.id)
            void toast.undo?.()
          }}
        >
          {t('ui:undo')}
        </button>
      )}
      {toast.action && (
        <button
          type="button"
          className={styles['undo']}
          onClick={() => {
            dismissToast(toast.id)
            void toast.action?.run()
          }}
        >
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        className={styles['close']}
        aria-label={t('ui:close')}
        onClick={() => dismissToast(toast.id)}
      >
        <X />
      </button>
    </div>
  )
}
