import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls/Button.tsx'
import { ApiProblem } from './api-problem.ts'
import styles from './frame.module.css'

/** After an update the old page asks for files that are gone; loading the page anew is all it takes. */
function isStalePage(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|preload CSS/i.test(error.message)
  )
}

export function FailedPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app')
  const router = useRouter()
  if (isStalePage(error)) {
    return (
      <div className={styles['message']} role="alert">
        <h1>{t('app:failed.stale')}</h1>
        <Button tone="primary" onClick={() => window.location.reload()}>
          {t('app:failed.staleReload')}
        </Button>
      </div>
    )
  }
  const problem = error instanceof ApiProblem ? error : undefined
  return (
    <div className={styles['message']} role="alert">
      <h1>{t('app:failed.title')}</h1>
      <p>{problem?.message ?? t('app:failed.text')}</p>
      {problem?.requestId && <p className="meta">{t('app:failed.number', { number: problem.requestId })}</p>}
      <Button
        onClick={() => {
          reset()
          void router.invalidate()
        }}
      >
        {t('app:failed.reload')}
      </Button>
    </div>
  )
}
