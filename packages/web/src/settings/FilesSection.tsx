import { useTranslation } from 'react-i18next'
import { NumberSection } from './NumberSection.tsx'

/** How large a file of a customer may be. */
export function FilesSection() {
  const { t } = useTranslation('settings')
  return (
    <NumberSection
      setting="files.most-megabytes"
      title={t('settings:files.title')}
      text={t('settings:files.text')}
      label={t('settings:files.most')}
      wrong={t('settings:files.wrong')}
    />
  )
}
