import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import styles from './state.module.css'

/** In place: what failed and what to do. The text is the problem's own. */
export function ErrorState({
  text,
  onRetry,
  number,
}: {
  text: string
  onRetry?: () => void
  number?: string | undefined
}) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles['state']} role="alert">
      <p className={styles['text']}>{text}</p>
      {number && <p className="meta">{t('ui:number', { number })}</p>}
      {onRetry && (
        <div className={styles['action']}>
          <Button onClick={onRetry}>{t('ui:retry')}</Button>
        </div>
      )}
    </div>
  )
}
