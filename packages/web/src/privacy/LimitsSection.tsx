import { useTranslation } from 'react-i18next'
import { NumbersSection } from './NumbersSection.tsx'

/** Of how many customers a person may see unmasked contact data in a day. */
export function LimitsSection() {
  const { t } = useTranslation('privacy')
  return (
    <NumbersSection
      setting="privacy.contact-views"
      title={t('privacy:limits.title')}
      text={t('privacy:limits.text')}
      wrong={t('privacy:limits.wrong')}
      fields={[
        { name: 'alert', label: t('privacy:limits.alert'), optional: true },
        { name: 'limit', label: t('privacy:limits.limit'), hint: t('privacy:limits.limitHint'), optional: true },
      ]}
    />
  )
}
