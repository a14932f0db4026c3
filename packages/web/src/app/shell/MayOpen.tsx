import { useRouterState } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/controls/LinkButton.tsx'
import { mayOpen } from '../navigation.ts'
import { useSession } from '../session/use-session.ts'
import styles from '../frame.module.css'

/** A page that one's role does not use says so, instead of forms and buttons that would all be refused. */
export function MayOpen({ children }: { children: ReactNode }) {
  const { permissions } = useSession()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return mayOpen(path, permissions) ? children : <NotForYou />
}

function NotForYou() {
  const { t } = useTranslation(['app', 'ui'])
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('app:notForYou.title') })
  }, [t])
  return (
    <div className={styles['message']}>
      <h1>{t('app:notForYou.title')}</h1>
      <p>{t('app:notForYou.text')}</p>
      <LinkButton to="/">{t('app:notFound.back')}</LinkButton>
    </div>
  )
}
