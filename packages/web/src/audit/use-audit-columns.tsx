import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '@zhike/core/audit/schema'
import type { Column } from '../ui/table/column.ts'
import { useEntryWords } from './use-entry-words.ts'

export function useAuditColumns(names: Readonly<Record<string, string>>): Column<AuditEntry>[] {
  const { t } = useTranslation('audit')
  const words = useEntryWords(names)
  return [
    {
      key: 'at',
      title: t('audit:at'),
      width: 120,
      render: (row) => <time dateTime={row.at}>{words.when(row)}</time>,
    },
    {
      key: 'who',
      title: t('audit:who'),
      maxWidth: 220,
      render: (row) => <span className="ellipsis">{words.who(row)}</span>,
    },
    { key: 'what', title: t('audit:what'), render: (row) => <b>{words.what(row)}</b> },
    {
      key: 'about',
      title: t('audit:about'),
      maxWidth: 260,
      render: (row) => <span className="ellipsis">{words.about(row)}</span>,
    },
    {
      key: 'customer',
      title: t('audit:customer'),
      maxWidth: 220,
      render: (row) =>
        row.customerId && names[row.customerId] ? (
          <Link className="ellipsis" to="/customers/$customerId" params={{ customerId: row.customerId }}>
            {names[row.customerId]}
          </Link>
        ) : null,
    },
    { key: 'where', title: t('audit:where'), render: (row) => <span className="text-2">{words.where(row)}</span> },
  ]
}
