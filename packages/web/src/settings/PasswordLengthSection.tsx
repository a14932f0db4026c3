import { useTranslation } from 'react-i18next'
import { NumberSection } from './NumberSection.tsx'

/** What the company asks of new passwords. */
export function PasswordLengthSection() {
  const { t } = useTranslation('settings')
  return (
    <NumberSection
      setting="password.min-length"
      title={t('settings:passwords.title')}
      text={t('settings:passwords.text')}
      label={t('settings:passwords.length')}
      wrong={t('settings:passwords.wrong')}
    />
  )
}
