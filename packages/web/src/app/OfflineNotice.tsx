import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './frame.module.css'

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname)

/** Where the server stands on this machine, the browser's idea of being offline does not matter. */
export function OfflineNotice() {
  const { t } = useTranslation('app')
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {!isOnline && !isLocal && (
        <div className={styles['offline']}>
          <WifiOff aria-hidden="true" />
          {t('app:offline')}
        </div>
      )}
    </div>
  )
}
