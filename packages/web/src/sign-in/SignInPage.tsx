import { useSuspenseQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '@zhike/core/session/schema'
import { LanguageToggle } from '../app/LanguageToggle.tsx'
import { adoptSession } from '../app/session/adopt-session.ts'
import { setupQuery } from '../app/session/session-query.ts'
import { Logo } from '../app/shell/Logo.tsx'
import { ThemeToggle } from '../app/ThemeToggle.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { DemoButtons } from './DemoButtons.tsx'
import { signInRoute } from './routes.ts'
import { SignInForm } from './SignInForm.tsx'
import { SignInPicture } from './SignInPicture.tsx'
import styles from './sign-in.module.css'

export function SignInPage() {
  const { t } = useTranslation('sign-in')
  const { data: setup } = useSuspenseQuery(setupQuery)
  const { to } = signInRoute.useSearch()
  const router = useRouter()
  const company = setup.companyName ?? t('app:name')
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('sign-in:page') })
  }, [t])

  const enter = async (session: Session) => {
    await adoptSession(session)
    await router.navigate({ href: to ?? '/', replace: true })
  }
  return (
    <main className={styles['page']}>
      <section className={styles['side']}>
        <div className={styles['brand']}>
          <Logo size={28} />
          <b>{t('app:name')}</b>
          <span className="grow" />
          <LanguageToggle />
          <ThemeToggle />
        </div>
        <div className={styles['middle']}>
          <SignInForm company={company} onSignedIn={enter} />
          {setup.demo && <DemoButtons users={setup.demoUsers} onSignedIn={enter} />}
        </div>
        <p className="meta">
          <Facts items={[t('sign-in:ownServer'), 'Apache-2.0']} />
        </p>
      </section>
      <SignInPicture />
    </main>
  )
}
