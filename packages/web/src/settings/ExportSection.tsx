import { useTranslation } from 'react-i18next'
import { NumberSection } from './NumberSection.tsx'

/** How many customers may leave at once. */
export function ExportSection() {
  const { t } = useTranslation('settings')
  return (
    <NumberSection
      setting="export.most-rows"
      title={t('settings:exports.title')}
      text={t('settings:exports.text')}
      label={t('settings:exports.most')}
      wrong={t('settings:exports.wrong')}
    />
  )
}
