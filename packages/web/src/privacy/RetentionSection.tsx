import { useTranslation } from 'react-i18next'
import { NumbersSection } from './NumbersSection.tsx'

/** How long what identifies people is kept without need. */
export function RetentionSection() {
  const { t } = useTranslation('privacy')
  return (
    <NumbersSection
      setting="privacy.retention"
      title={t('privacy:retention.title')}
      text={t('privacy:retention.text')}
      wrong={t('privacy:retention.wrong')}
      fields={[
        { name: 'importDays', label: t('privacy:retention.importDays') },
        {
          name: 'inactiveMonths',
          label: t('privacy:retention.inactiveMonths'),
          hint: t('privacy:retention.inactiveHint'),
          optional: true,
        },
      ]}
    />
  )
}
