import type { Session } from '@zhike/core/session/schema'
import { getLanguage, hasStoredLanguage, setLanguage } from '../i18n/translation.ts'
import { queryClient } from '../query-client.ts'
import { hasStoredTheme, setThemeChoice } from '../theme/theme-mode.ts'
import { sessionQuery } from './session-query.ts'

/** After a sign-in: the pages get the new session, and this browser the person's language and theme. */
export async function adoptSession(session: Session): Promise<void> {
  queryClient.clear()
  queryClient.setQueryData(sessionQuery.queryKey, session)
  const { locale, theme } = session.person
  if (theme && !hasStoredTheme()) setThemeChoice(theme)
  if (locale && locale !== getLanguage() && !hasStoredLanguage()) await setLanguage(locale)
}
