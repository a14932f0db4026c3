import { useNavigate, useSearch } from '@tanstack/react-router'
import { FolderUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../app/session/use-session.ts'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { ExportButton } from '../exports/ExportButton.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { DueSection } from './DueSection.tsx'
import { LimitsSection } from './LimitsSection.tsx'
import { NewRequestSection } from './NewRequestSection.tsx'
import { PurposesSection } from './PurposesSection.tsx'
import { RequestsSection } from './RequestsSection.tsx'
import { RetentionSection } from './RetentionSection.tsx'

/** 个人信息: what people may ask for, and how long and for what their data is kept. */
export function PrivacyPage() {
  const { t } = useTranslation('privacy')
  const { customer } = useSearch({ from: '/shell/privacy' })
  const navigate = useNavigate()
  const mayManage = useCan('settings.manage')
  const mayImport = useCan('customer.import')
  const mayExport = useCan('customer.export')
  return (
    <>
      <PageHead
        title={t('privacy:title')}
        sub={t('privacy:sub')}
        divided
        actions={
          <>
            {mayImport && (
              <LinkButton tone="text" icon={<FolderUp />} to="/import" search={{ kind: 'consents' }}>
                {t('privacy:importConsents')}
              </LinkButton>
            )}
            {mayExport && <ExportButton list="consents" />}
          </>
        }
      />
      <PageBody>
        <NewRequestSection
          customerId={customer}
          onCustomer={(id) => void navigate({ to: '/privacy', search: { customer: id } })}
        />
        <RequestsSection />
        <DueSection onPick={(id) => void navigate({ to: '/privacy', search: { customer: id } })} />
        {mayManage && (
          <>
            <RetentionSection />
            <PurposesSection />
            <LimitsSection />
          </>
        )}
      </PageBody>
    </>
  )
}
