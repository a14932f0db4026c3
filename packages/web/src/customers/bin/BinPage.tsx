import { getRouteApi } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DeletedRecords } from '../../bin/DeletedRecords.tsx'
import { ExportButton } from '../../exports/ExportButton.tsx'
import { IconLink } from '../../ui/controls/IconLink.tsx'
import { LinkButton } from '../../ui/controls/LinkButton.tsx'
import { TabBar } from '../../ui/controls/TabBar.tsx'
import { PageBody } from '../../ui/layout/PageBody.tsx'
import { PageHead } from '../../ui/layout/PageHead.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { DeletedCustomers } from './DeletedCustomers.tsx'
import { useBinTabs } from './use-bin-tabs.ts'
import styles from './bin.module.css'

const route = getRouteApi('/shell/customers/bin')

/** 回收站: what was deleted, customers and what hangs on them, and the way back. */
export function BinPage() {
  const { t } = useTranslation(['customers', 'bin'])
  const tabs = useBinTabs()
  const search = route.useSearch()
  const go = route.useNavigate()
  const tab = tabs.find((one) => one === search.tab) ?? tabs[0]
  return (
    <>
      <PageHead
        title={t('customers:bin.title')}
        sub={t(tab === 'customer' ? 'customers:bin.note' : 'bin:note')}
        back={<IconLink size="large" to="/customers" label={t('customers:backToList')} icon={<ChevronLeft />} />}
        actions={
          <>
            {tab === 'customer' && <ExportButton key={tab} list="deleted-customers" />}
            {tab !== undefined && tab !== 'customer' && <ExportButton key={tab} list="bin" query={{ record: tab }} />}
            <LinkButton to="/customers" tone="text" icon={<ChevronLeft />}>
              {t('customers:backToList')}
            </LinkButton>
          </>
        }
      />
      {tab && tabs.length > 1 && (
        <TabBar
          className={styles['tabs'] ?? ''}
          label={t('customers:bin.title')}
          value={tab}
          tabs={tabs.map((key) => ({ key, label: t(`bin:tab.${key}`) }))}
          onChange={(next) => void go({ search: { tab: next }, replace: true })}
        />
      )}
      <PageBody>
        {tab === undefined && <EmptyState text={t('customers:bin.empty')} />}
        {tab === 'customer' && <DeletedCustomers />}
        {tab !== undefined && tab !== 'customer' && <DeletedRecords key={tab} record={tab} />}
      </PageBody>
    </>
  )
}
