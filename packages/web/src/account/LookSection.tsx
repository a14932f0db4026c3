import { useTranslation } from 'react-i18next'
import { LanguageChoice } from '../app/LanguageChoice.tsx'
import { ThemeChoiceControl } from '../app/ThemeChoiceControl.tsx'
import { useKeepLook } from '../app/session/use-update-me.ts'
import { FormSection } from '../ui/layout/FormSection.tsx'
import styles from './account.module.css'

export function LookSection() {
  const { t } = useTranslation('account')
  const keepLook = useKeepLook()
  return (
    <FormSection title={t('account:look.title')} text={t('account:look.note')}>
      <div className={styles['choices']}>
        <span className="text-2">{t('account:look.language')}</span>
        <LanguageChoice onChosen={(locale) => keepLook({ locale })} />
        <span className="text-2">{t('account:look.theme')}</span>
        <ThemeChoiceControl onChosen={(theme) => keepLook({ theme })} />
      </div>
    </FormSection>
  )
}
