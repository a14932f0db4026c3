import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { dueQuery, retentionQuery } from './api.ts'
import styles from './privacy.module.css'

/** Individuals of whom nothing was heard longer than the rule says: somebody decides, never the clock. */
export function DueSection({ onPick }: { onPick: (customerId: string) => void }) {
  const { t } = useTranslation('privacy')
  const format = useFormat()
  const due = useInfiniteQuery(dueQuery)
  const { data: report } = useQuery(retentionQuery)
  const items = due.data?.pages.flatMap((page) => page.items)
  const lastRun = report?.lastRun
  return (
    <FormSection
      title={t('privacy:due.title')}
      text={
        lastRun
          ? t('privacy:due.report', { when: format.instant(lastRun.at), imports: lastRun.imports, due: lastRun.due })
          : t('privacy:due.text')
      }
    >
      {items?.length === 0 && <p className="meta">{t('privacy:due.none')}</p>}
      <ul aria-label={t('privacy:due.title')}>
        {items?.map((row) => (
          <li key={row.customerId} className={styles['request']}>
            <div className={styles['of']}>
              <Link className="ellipsis" to="/customers/$customerId" params={{ customerId: row.customerId }}>
                {row.name}
              </Link>
              <Button tone="link" size="small" onClick={() => onPick(row.customerId)}>
                {t('privacy:due.look')}
              </Button>
            </div>
            <div className="meta">{t('privacy:due.last', { day: format.date(row.lastActivityOn) })}</div>
          </li>
        ))}
      </ul>
      {due.hasNextPage && (
        <Button tone="text" loading={due.isFetchingNextPage} onClick={() => void due.fetchNextPage()}>
          {t('privacy:more')}
        </Button>
      )}
    </FormSection>
  )
}
