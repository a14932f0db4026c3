import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/session/use-format.ts'
import { useCan } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TabBar } from '../ui/controls/TabBar.tsx'
import { ExportButton } from '../exports/ExportButton.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { alertsQuery } from './api.ts'
import { auditFilter } from './audit-filter.ts'
import type { AuditSearch } from './audit-search.ts'
import { AuditLog } from './AuditLog.tsx'
import { ChainLine } from './ChainLine.tsx'
import { ContactViews } from './ContactViews.tsx'
import styles from './audit.module.css'

/** 审计: who did what, whether it is still as it was written, and who saw whose contact data. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const search = useSearch({ from: '/shell/audit' })
  const navigate = useNavigate()
  const { timeZone } = useFormat()
  const mayExport = useCan('audit.export')
  const tab = search.tab ?? 'log'
  const go = (next: AuditSearch) => void navigate({ to: '/audit', search: next })
  const isExportable = mayExport && tab === 'log'
  return (
    <>
      <PageHead
        title={t('audit:title')}
        sub={t('audit:sub')}
        actions={isExportable && <ExportButton list="audit" query={auditFilter(search, timeZone)} />}
        phoneActions={isExportable && <ExportButton compact list="audit" query={auditFilter(search, timeZone)} />}
      />
      <TabBar
        className={styles['tabs'] ?? ''}
        label={t('audit:title')}
        value={tab}
        tabs={[
          { key: 'log', label: t('audit:tab.log') },
          { key: 'views', label: t('audit:tab.views') },
        ]}
        onChange={(next) => go(next === 'views' ? { tab: 'views' } : {})}
      />
      <Alerts onShow={() => go({ tab: 'views' })} />
      {tab === 'log' ? (
        <>
          <ChainLine />
          <AuditLog search={search} onSearch={go} />
        </>
      ) : (
        <ContactViews search={search} onSearch={go} />
      )}
    </>
  )
}

/** Who went beyond the threshold in the last days: the one thing here that should not wait to be looked for. */
function Alerts({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const { data } = useQuery(alertsQuery)
  const worst = data?.items[0]
  if (!worst) return null
  return (
    <div className={styles['notice']}>
      <Notice
        tone="warn"
        action={
          <Button tone="link" onClick={onShow}>
            {t('audit:alert.show')}
          </Button>
        }
      >
        {t(worst.limitedAt ? 'audit:alert.limit' : 'audit:alert.text', {
          name: worst.person.name,
          day: format.date(worst.day),
          count: worst.customers,
        })}
        {data.items.length > 1 && ` ${t('audit:alert.more', { count: data.items.length - 1 })}`}
      </Notice>
    </div>
  )
}
