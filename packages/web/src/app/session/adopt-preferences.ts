import type { Session } from '@zhike/core/session/schema'
import { getLanguage, isLanguageFromDoor, setLanguage } from '../i18n/translation.ts'
import { hasStoredTheme, setThemeChoice } from '../theme/theme-mode.ts'

/** This browser takes over the person's language and theme, unless it was told another at the door or by its own switch. */
export async function adoptPreferences(person: Session['person']): Promise<void> {
  const { locale, theme } = person
  if (theme && !hasStoredTheme()) setThemeChoice(theme)
  if (locale && locale !== getLanguage() && !isLanguageFromDoor()) await setLanguage(locale)
}
