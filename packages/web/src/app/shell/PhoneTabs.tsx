import { Link, type LinkProps } from '@tanstack/react-router'
import { Plus, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../session/use-session.ts'
import { slots } from '../slots.ts'
import type { ShellOverlay } from './shell-overlay.ts'
import { useNavigation } from './use-navigation.ts'
import styles from './phone-tabs.module.css'

const before = ['/today', '/customers']
const after = ['/pools']

/** 今日 · 客户 · + · 公海 · 我的, below the page on a phone. */
export function PhoneTabs({ onOpen }: { onOpen: (overlay: ShellOverlay) => void }) {
  const { t } = useTranslation('app')
  const entries = useNavigation()
  const canWrite = useCan('follow-up.write')
  const tab = (to: string) => {
    const entry = entries.find((one) => one.to === to)
    if (!entry) return null
    const Icon = entry.icon
    return (
      <Link key={to} to={to as LinkProps['to']} activeProps={{ 'aria-current': 'page' }}>
        <Icon aria-hidden="true" />
        {t(entry.label)}
      </Link>
    )
  }
  return (
    <nav className={styles['tabs']} aria-label={t('app:mainNavigation')}>
      {before.map(tab)}
      {slots.FollowUpComposer && canWrite && (
        <button type="button" aria-label={t('app:writeFollowUp')} onClick={() => onOpen('follow-up')}>
          <span className={styles['plus']}>
            <Plus aria-hidden="true" />
          </span>
        </button>
      )}
      {after.map(tab)}
      <Link to="/account" activeProps={{ 'aria-current': 'page' }}>
        <UserRound aria-hidden="true" />
        {t('app:nav.me')}
      </Link>
    </nav>
  )
}
