import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageToggle } from '../app/LanguageToggle.tsx'
import { Logo } from '../app/shell/Logo.tsx'
import { ThemeToggle } from '../app/ThemeToggle.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { SignInPicture } from './SignInPicture.tsx'
import styles from './sign-in.module.css'

/** The frame of every page before the house: mark and switches, the form, the picture beside it. */
export function DoorFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('sign-in')
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
        <div className={styles['middle']}>{children}</div>
        <p className="meta">
          <Facts items={[t('sign-in:ownServer'), 'Apache-2.0']} />
        </p>
      </section>
      <SignInPicture />
    </main>
  )
}
