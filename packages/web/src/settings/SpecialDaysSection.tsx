import { useTranslation } from 'react-i18next'
import { NumberSection } from './NumberSection.tsx'

/** How early Today tells of birthdays and anniversaries. */
export function SpecialDaysSection() {
  const { t } = useTranslation('settings')
  return (
    <NumberSection
      setting="today.special-days"
      title={t('settings:specialDays.title')}
      text={t('settings:specialDays.text')}
      label={t('settings:specialDays.ahead')}
      wrong={t('settings:specialDays.wrong')}
    />
  )
}
