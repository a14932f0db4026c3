import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { EntryFailure } from './EntryFailure.tsx'
import { signInAddress } from './safe-target.ts'
import { setupQuery } from './session/session-query.ts'

const SignInPage = lazy(async () => ({ default: (await import('../sign-in/SignInPage.tsx')).SignInPage }))
const FirstRunPage = lazy(async () => ({ default: (await import('../first-run/FirstRunPage.tsx')).FirstRunPage }))

/** Whatever the address, a stranger sees one of two pages; the address says which, and remembers what was wanted. */
export function Door() {
  const setup = useQuery(setupQuery)
  const needsSetup = setup.data?.needsSetup
  useEffect(() => {
    if (needsSetup === undefined) return
    const { pathname, search, hash } = window.location
    const address = needsSetup ? '/first-run' : pathname === '/sign-in' ? null : signInAddress(pathname + search + hash)
    if (address !== null) window.history.replaceState(null, '', address)
  }, [needsSetup])

  if (setup.error && !setup.data) return <EntryFailure error={setup.error} onRetry={() => void setup.refetch()} />
  if (!setup.data) return null
  return <Suspense>{setup.data.needsSetup ? <FirstRunPage /> : <SignInPage setup={setup.data} />}</Suspense>
}
