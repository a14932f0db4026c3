import { useTranslation } from 'react-i18next'
import { NumberSection } from './NumberSection.tsx'

/** How much may leave at once and in a day, and what becomes of large files. */
export function ExportSection() {
  const { t } = useTranslation('settings')
  return (
    <>
      <NumberSection
        setting="export.most-rows"
        title={t('settings:exports.title')}
        text={t('settings:exports.text')}
        label={t('settings:exports.most')}
        wrong={t('settings:exports.wrong')}
      />
      <NumberSection
        setting="export.most-rows-a-day"
        title={t('settings:exports.dayTitle')}
        text={t('settings:exports.dayText')}
        label={t('settings:exports.day')}
        wrong={t('settings:exports.dayWrong')}
      />
      <NumberSection
        setting="export.background-rows"
        title={t('settings:exports.backgroundTitle')}
        text={t('settings:exports.backgroundText')}
        label={t('settings:exports.background')}
        wrong={t('settings:exports.wrong')}
      />
      <NumberSection
        setting="export.keep-hours"
        title={t('settings:exports.keepTitle')}
        text={t('settings:exports.keepText')}
        label={t('settings:exports.keep')}
        wrong={t('settings:exports.keepWrong')}
      />
    </>
  )
}
