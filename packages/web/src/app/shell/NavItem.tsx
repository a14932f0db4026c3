import { Link, type LinkProps } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { slots } from '../slots.ts'
import type { NavigationEntry } from '../navigation.ts'
import styles from './shell.module.css'

export function NavItem({ entry, isCollapsed }: { entry: NavigationEntry; isCollapsed: boolean }) {
  const { t } = useTranslation('app')
  const label = t(entry.label)
  const Icon = entry.icon
  return (
    <Link
      // The list names paths as text; entries without a page are left out before they come here.
      to={entry.to as LinkProps['to']}
      className={styles['navItem']}
      activeProps={{ 'aria-current': 'page' }}
      title={isCollapsed ? label : undefined}
    >
      <Icon aria-hidden="true" />
      <span className={styles['navLabel']}>{label}</span>
      {slots.NavCount && !isCollapsed && (
        <Suspense>
          <span className={styles['navCount']}>
            <slots.NavCount to={entry.to} />
          </span>
        </Suspense>
      )}
    </Link>
  )
}
