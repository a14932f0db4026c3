import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { ToastViewport } from '../ui/toast/ToastViewport.tsx'
import { EntryFailure } from './EntryFailure.tsx'
import { loadDailyWords, loadHouseWords } from './i18n/translation.ts'
import { adoptPreferences } from './session/adopt-preferences.ts'
import { linkTokenIn } from './safe-target.ts'
import { sessionQuery } from './session/session-query.ts'
import { OfflineNotice } from './OfflineNotice.tsx'

const House = lazy(async () => {
  const [module] = await Promise.all([import('./House.tsx'), loadDailyWords()])
  return { default: module.House }
})
const EnrolPage = lazy(async () => {
  const [module] = await Promise.all([import('../second-factor/EnrolPage.tsx'), loadHouseWords()])
  return { default: module.EnrolPage }
})
const LinkPage = lazy(async () => ({ default: (await import('../access-links/LinkPage.tsx')).LinkPage }))
const FirstPasswordPage = lazy(async () => ({
  default: (await import('../access-links/FirstPasswordPage.tsx')).FirstPasswordPage,
}))
const Door = lazy(async () => ({ default: (await import('./Door.tsx')).Door }))

/** The door for strangers, light and without a router; the house for whoever is signed in and lacks nothing. */
export function Entry() {
  const session = useQuery(sessionQuery)
  const [isReady, setReady] = useState(false)
  const person = session.data?.person
  const isSeen = session.data?.seenBy !== null && session.data?.seenBy !== undefined
  useEffect(() => {
    if (!person) return
    // Language and theme stay those of whoever looks.
    if (isSeen) setReady(true)
    else void adoptPreferences(person).finally(() => setReady(true))
  }, [person, isSeen])

  const token = linkTokenIn(window.location.pathname)
  if (token !== null) {
    return (
      <Suspense>
        <LinkPage token={token} />
      </Suspense>
    )
  }
  const mustFirst = session.data?.mustFirst ?? null
  return (
    <>
      <OfflineNotice />
      {session.error && !session.data && <EntryFailure error={session.error} onRetry={() => void session.refetch()} />}
      <Suspense>
        {session.data === null && <Door />}
        {session.data && isReady && mustFirst === null && <House />}
        {session.data && isReady && mustFirst === 'change-password' && <FirstPasswordPage session={session.data} />}
        {session.data && isReady && mustFirst === 'second-factor' && <EnrolPage />}
      </Suspense>
      <ToastViewport />
    </>
  )
}
