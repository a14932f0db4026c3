import { Link } from '@tanstack/react-router'
import { ScrollText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../app/session/use-session.ts'
import type { AuditSearch } from './audit-search.ts'
import styles from './audit.module.css'

/** The way from a record to what the audit says of it; only for whoever may read the audit. */
export function AuditLink({ search, children }: { search: AuditSearch; children?: string }) {
  const { t } = useTranslation('audit')
  if (!useCan('audit.read')) return null
  return (
    <Link to="/audit" search={search} className={styles['link']}>
      <ScrollText size={14} aria-hidden="true" />
      {children ?? t('audit:title')}
    </Link>
  )
}
