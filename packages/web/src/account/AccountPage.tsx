import { useTranslation } from 'react-i18next'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { SecondFactorSection } from '../second-factor/SecondFactorSection.tsx'
import { ApiKeysSection } from './ApiKeysSection.tsx'
import { LeaveSection } from './LeaveSection.tsx'
import { LookSection } from './LookSection.tsx'
import { MorePlaces } from './MorePlaces.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { ProfileSection } from './ProfileSection.tsx'
import { SessionsSection } from './SessionsSection.tsx'

/** What concerns only me. On a phone, where there is no rail, also the way to everything else. */
export function AccountPage() {
  const { t } = useTranslation('account')
  const isPhone = useIsPhone()
  return (
    <>
      <PageHead title={t('account:page')} />
      <PageBody>
        {isPhone && <MorePlaces />}
        <ProfileSection />
        <LookSection />
        <LeaveSection />
        <PasswordSection />
        <SecondFactorSection />
        <SessionsSection />
        <ApiKeysSection />
      </PageBody>
    </>
  )
}
