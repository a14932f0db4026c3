import { PanelLeft } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { useSession } from '../session/use-session.ts'
import { slots } from '../slots.ts'
import { Logo } from './Logo.tsx'
import { NavItem } from './NavItem.tsx'
import { useNavigation } from './use-navigation.ts'
import { UserMenu } from './UserMenu.tsx'
import styles from './shell.module.css'

const groups = [
  { key: 'daily', title: undefined },
  { key: 'ownership', title: 'app:nav.ownership' },
  { key: 'manage', title: 'app:nav.manage' },
] as const

export function Rail({ isCollapsed, onToggle }: { isCollapsed: boolean; onToggle: () => void }) {
  const { t } = useTranslation('app')
  const { company } = useSession()
  const entries = useNavigation()
  return (
    <aside className={styles['rail']} aria-label={t('app:rail')}>
      <div className={styles['brand']}>
        <Logo />
        <span className={styles['company']} title={company.name}>
          {company.name}
        </span>
        <IconButton
          size="small"
          label={isCollapsed ? t('app:expand') : t('app:collapse')}
          aria-expanded={!isCollapsed}
          icon={<PanelLeft />}
          onClick={onToggle}
        />
      </div>
      <nav className={styles['nav']} aria-label={t('app:mainNavigation')}>
        {groups.map((group) => {
          const own = entries.filter((entry) => entry.group === group.key)
          if (own.length === 0) return null
          return (
            <div key={group.key} className={styles['navGroup']}>
              {group.title && <h2>{t(group.title)}</h2>}
              {own.map((entry) => (
                <NavItem key={entry.to} entry={entry} isCollapsed={isCollapsed} />
              ))}
              {group.key === 'daily' && slots.SavedViews && !isCollapsed && (
                <Suspense>
                  <slots.SavedViews />
                </Suspense>
              )}
            </div>
          )
        })}
      </nav>
      <UserMenu />
    </aside>
  )
}
