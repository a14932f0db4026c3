import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls/Button.tsx'
import { problemMessage } from './api-problem.ts'
import styles from './frame.module.css'

/** Nothing can be shown, since the server does not say who is there. */
export function EntryFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('app')
  return (
    <main className={styles['message']} role="alert">
      <h1>{t('app:failed.title')}</h1>
      <p>{problemMessage(error)}</p>
      <Button onClick={onRetry}>{t('app:failed.reload')}</Button>
    </main>
  )
}
