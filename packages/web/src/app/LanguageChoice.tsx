import { useTranslation } from 'react-i18next'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { languageNames } from './i18n/language-names.ts'
import { setLanguage, useLanguage } from './i18n/translation.ts'

/** Changes this browser's language at once; `onChosen` keeps it on the account. */
export function LanguageChoice({ onChosen }: { onChosen: (language: 'zh-CN' | 'en') => void }) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  return (
    <Segmented
      wide
      label={t('app:user.language')}
      value={language}
      options={[
        { key: 'zh-CN', label: languageNames['zh-CN'] },
        { key: 'en', label: languageNames.en },
      ]}
      onChange={(next) => {
        void setLanguage(next)
        onChosen(next)
      }}
    />
  )
}
