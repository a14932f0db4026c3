import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
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

/** A file that did not come is gone after an update, or the connection is: the server itself tells which. */
function useIsReached(asks: boolean): boolean | undefined {
  const [isReached, setReached] = useState<boolean>()
  useEffect(() => {
    if (asks) void isServerReached().then(setReached)
  }, [asks])
  return isReached
}

const isServerReached = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    () => true,
    () => false,
  )

/** Anew as a whole: styles that did not come once are not asked for again. Without a connection the page stays. */
async function loadOnceReached(): Promise<void> {
  if (await isServerReached()) window.location.reload()
}

export function FailedPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app')
  const router = useRouter()
  const isStale = isStalePage(error)
  const isReached = useIsReached(isStale)
  const again = () => {
    reset()
    void router.invalidate()
  }
  if (isStale && isReached === undefined) return null
  if (isStale && !isReached) {
    return (
      <div className={styles['message']} role="alert">
        <h1>{t('app:failed.title')}</h1>
        <p>{t('app:problem.network')}</p>
        <Button onClick={() => void loadOnceReached()}>{t('app:failed.reload')}</Button>
      </div>
    )
  }
  if (isStale) {
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
      <Button onClick={again}>{t('app:failed.reload')}</Button>
    </div>
  )
}
