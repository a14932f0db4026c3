import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronRight, Download, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../app/session/sign-out.ts'
import { useNavigation } from '../app/shell/use-navigation.ts'
import styles from './account.module.css'

/** The rail's entries that have no tab on a phone, and the way out. */
export function MorePlaces() {
  const { t } = useTranslation('account')
  const entries = useNavigation().filter((entry) => entry.group !== 'daily')
  return (
    <nav aria-label={t('account:more')} className={styles['places']}>
      {entries.map((entry) => {
        const Icon = entry.icon
        return (
          <Link key={entry.to} to={entry.to as LinkProps['to']}>
            <Icon aria-hidden="true" />
            <span className="grow">{t(entry.label)}</span>
            <ChevronRight aria-hidden="true" />
          </Link>
        )
      })}
      <Link to="/exports">
        <Download aria-hidden="true" />
        <span className="grow">{t('app:user.exports')}</span>
        <ChevronRight aria-hidden="true" />
      </Link>
      <button type="button" onClick={() => void signOut()}>
        <LogOut aria-hidden="true" />
        <span className="grow">{t('app:user.signOut')}</span>
      </button>
    </nav>
  )
}
