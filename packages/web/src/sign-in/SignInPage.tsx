import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetupStatus } from '@zhike/core/setup/schema'
import { LanguageToggle } from '../app/LanguageToggle.tsx'
import { safeTarget } from '../app/safe-target.ts'
import { Logo } from '../app/shell/Logo.tsx'
import { ThemeToggle } from '../app/ThemeToggle.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { DemoButtons } from './DemoButtons.tsx'
import { ProviderButtons } from './ProviderButtons.tsx'
import { SignInForm } from './SignInForm.tsx'
import { SignInPicture } from './SignInPicture.tsx'
import styles from './sign-in.module.css'

// The house is another program; it finds the new session by itself.
const enter = () => window.location.replace(safeTarget(window.location.search))

export function SignInPage({ setup }: { setup: SetupStatus }) {
  const { t } = useTranslation('sign-in')
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('sign-in:page') })
  }, [t])
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
          <SignInForm company={setup.companyName ?? t('app:name')} onSignedIn={enter} />
          <ProviderButtons providers={setup.identityProviders} />
          {setup.demoUsers.length > 0 && <DemoButtons users={setup.demoUsers} onSignedIn={enter} />}
        </div>
        <p className="meta">
          <Facts items={[t('sign-in:ownServer'), 'Apache-2.0']} />
        </p>
      </section>
      <SignInPicture />
    </main>
  )
}
