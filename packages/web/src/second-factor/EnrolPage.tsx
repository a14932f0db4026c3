import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { LanguageToggle } from '../app/LanguageToggle.tsx'
import { sessionQuery } from '../app/session/session-query.ts'
import { signOut } from '../app/session/sign-out.ts'
import { useSession } from '../app/session/use-session.ts'
import { Logo } from '../app/shell/Logo.tsx'
import { ThemeToggle } from '../app/ThemeToggle.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { secondFactorQuery } from './api.ts'
import { EnrolSteps } from './EnrolSteps.tsx'
import styles from './second-factor.module.css'

/** Between the door and the house, where the company asks for a second factor: nothing else opens before. */
export function EnrolPage() {
  const { t } = useTranslation('second-factor')
  const client = useQueryClient()
  const { company } = useSession()
  const { data, error, refetch } = useQuery(secondFactorQuery)
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('second-factor:title') })
  }, [t])
  return (
    <main className={styles['page']}>
      <div className={styles['brand']}>
        <Logo size={28} />
        <b>{t('app:name')}</b>
        <span className="grow" />
        <LanguageToggle />
        <ThemeToggle />
      </div>
      <h1>{t('second-factor:obligatory.title', { company: company.name })}</h1>
      <p className="text-2">{t('second-factor:obligatory.text')}</p>
      {error && <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />}
      {data && (
        <EnrolSteps
          needsPassword={data.needsPassword}
          onDone={() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })}
        />
      )}
      <div>
        <Button tone="text" onClick={() => void signOut()}>
          {t('app:user.signOut')}
        </Button>
      </div>
    </main>
  )
}
