import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { EntryFailure } from './EntryFailure.tsx'
import { forgottenPath, signInAddress } from './safe-target.ts'
import { setupQuery } from './session/session-query.ts'

const SignInPage = lazy(async () => ({ default: (await import('../sign-in/SignInPage.tsx')).SignInPage }))
const ForgottenPage = lazy(async () => ({
  default: (await import('../access-links/ForgottenPage.tsx')).ForgottenPage,
}))
const FirstRunPage = lazy(async () => ({ default: (await import('../first-run/FirstRunPage.tsx')).FirstRunPage }))

/** Whatever the address, a stranger sees one of three pages; the address says which, and remembers what was wanted. */
export function Door() {
  const setup = useQuery(setupQuery)
  const needsSetup = setup.data?.needsSetup
  useEffect(() => {
    if (needsSetup === undefined) return
    const { pathname, search, hash } = window.location
    const isAtDoor = pathname === '/sign-in' || pathname === forgottenPath
    const address = needsSetup ? '/first-run' : isAtDoor ? null : signInAddress(pathname + search + hash)
    if (address !== null) window.history.replaceState(null, '', address)
  }, [needsSetup])

  if (setup.error && !setup.data) return <EntryFailure error={setup.error} onRetry={() => void setup.refetch()} />
  if (!setup.data) return null
  if (setup.data.needsSetup) {
    return (
      <Suspense>
        <FirstRunPage />
      </Suspense>
    )
  }
  const isForgotten = window.location.pathname === forgottenPath
  return <Suspense>{isForgotten ? <ForgottenPage setup={setup.data} /> : <SignInPage setup={setup.data} />}</Suspense>
}
