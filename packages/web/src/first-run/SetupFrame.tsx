import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageToggle } from '../app/LanguageToggle.tsx'
import { Logo } from '../app/shell/Logo.tsx'
import { ThemeToggle } from '../app/ThemeToggle.tsx'
import { Stepper } from '../ui/files/Stepper.tsx'
import styles from './first-run.module.css'

/** The desk of the first run: mark and switches on top, the steps, then what the step holds. */
export function SetupFrame({ step, end, children }: { step: 0 | 1 | 2; end?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('first-run')
  return (
    <div className={styles['page']}>
      <header className={styles['top']}>
        <Logo size={28} />
        <b>{t('app:name')}</b>
        <span className="grow" />
        <LanguageToggle />
        <ThemeToggle />
        {end}
      </header>
      <main className={styles['main']}>
        <Stepper
          label={t('first-run:steps.label')}
          steps={[t('first-run:steps.company'), t('first-run:steps.administrator'), t('first-run:steps.begin')]}
          current={step}
        />
        {children}
      </main>
    </div>
  )
}
