import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalCookie } from '@zhike/core/single-sign-on/refusal-cookie'
import type { SetupStatus } from '@zhike/core/setup/schema'
import { safeTarget } from '../app/safe-target.ts'
import { AnchorButton } from '../ui/controls/AnchorButton.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { takeCookie } from './take-cookie.ts'
import styles from './sign-in.module.css'

/** The company's own accounts: the browser goes there and comes back signed in, or with words why not. */
export function ProviderButtons({ providers }: { providers: SetupStatus['identityProviders'] }) {
  const { t } = useTranslation('sign-in')
  const [refusal, setRefusal] = useState<string>()
  useEffect(() => setRefusal((known) => known ?? takeCookie(refusalCookie)), [])
  const to = safeTarget(window.location.search)
  const query = to === '/' ? '' : `?to=${encodeURIComponent(to)}`
  if (providers.length === 0 && !refusal) return null
  return (
    <div className={styles['providers']}>
      {providers.length > 0 && (
        <p className={styles['or']}>
          <span>{t('sign-in:or')}</span>
        </p>
      )}
      {refusal && <InlineProblem>{refusal}</InlineProblem>}
      {providers.map((provider) => (
        <AnchorButton key={provider.id} size="large" wide href={`/api/v1/single-sign-on/${provider.id}${query}`}>
          {t('sign-in:withProvider', { label: provider.label })}
        </AnchorButton>
      ))}
    </div>
  )
}
