import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BulkEdit } from '@zhike/core/bulk-edits/schema'
import { Button } from '../ui/controls/Button.tsx'
import { formatCount } from '../ui/format/number.ts'
import { refusalsQuery } from './api.ts'
import { useBulkWords } from './use-bulk-words.ts'
import styles from './bulk-edits.module.css'

/** Who was left as they were, and why. */
export function RefusedCustomers({ edit }: { edit: BulkEdit }) {
  const { t } = useTranslation('bulk-edits')
  const words = useBulkWords()
  const list = useInfiniteQuery(refusalsQuery(edit.id))
  const names = Object.assign({}, ...(list.data?.pages.map((page) => page.names) ?? [])) as Record<string, string>
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section aria-label={t('bulk-edits:leftAsWere')}>
      <p className="strong">{t('bulk-edits:leftCount', { count: edit.refused, shown: formatCount(edit.refused) })}</p>
      <ul className={styles['list']}>
        {rows.map(({ customer, reason, current }, index) => (
          <li key={customer?.id ?? `hidden ${index}`}>
            {customer ? (
              <Link to="/customers/$customerId" params={{ customerId: customer.id }} className="ellipsis">
                {customer.name}
              </Link>
            ) : (
              <span className="text-3">{t('bulk-edits:notSeen')}</span>
            )}
            <span className="text-2">
              {t(`bulk-edits:reason.${reason}`, { value: words.value(edit.field, current, names) })}
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button size="small" tone="text" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('bulk-edits:more')}
        </Button>
      )}
    </section>
  )
}
