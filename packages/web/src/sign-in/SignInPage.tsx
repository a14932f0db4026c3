import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetupStatus } from '@zhike/core/setup/schema'
import { PlainHttpNotice } from '../app/PlainHttpNotice.tsx'
import { safeTarget } from '../app/safe-target.ts'
import { DemoButtons } from './DemoButtons.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { ProviderButtons } from './ProviderButtons.tsx'
import { SignInForm } from './SignInForm.tsx'

// The house is another program; it finds the new session by itself.
const enter = () => window.location.replace(safeTarget(window.location.search))

export function SignInPage({ setup }: { setup: SetupStatus }) {
  const { t } = useTranslation('sign-in')
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('sign-in:page') })
  }, [t])
  return (
    <DoorFrame>
      <SignInForm company={setup.companyName ?? t('app:name')} onSignedIn={enter} />
      <ProviderButtons providers={setup.identityProviders} />
      <PlainHttpNotice />
      {setup.demoUsers.length > 0 && <DemoButtons users={setup.demoUsers} onSignedIn={enter} />}
    </DoorFrame>
  )
}
