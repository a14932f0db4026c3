import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/state/Notice.tsx'
import styles from './frame.module.css'

/** Where the page came over plain HTTP from another machine: what does not work here, and what would help. */
export function PlainHttpNotice({ canMend = false }: { canMend?: boolean }) {
  const { t } = useTranslation('app')
  // Browsers trust 127.0.0.1 as they trust HTTPS.
  if (window.isSecureContext) return null
  return (
    <div className={styles['plainHttp']}>
      <Notice tone="warn">
        {t('app:plainHttp.what')} {t(canMend ? 'app:plainHttp.mend' : 'app:plainHttp.ask')}
      </Notice>
    </div>
  )
}
