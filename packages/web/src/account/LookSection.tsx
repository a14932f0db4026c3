import { useTranslation } from 'react-i18next'
import { LanguageChoice } from '../app/LanguageChoice.tsx'
import { ThemeChoiceControl } from '../app/ThemeChoiceControl.tsx'
import { useSession } from '../app/session/use-session.ts'
import { useKeepLook, useUpdateMe } from '../app/session/use-update-me.ts'
import { problemMessage } from '../app/api-problem.ts'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { timeZoneOptions } from '../ui/format/time-zones.ts'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { showToast } from '../ui/toast/toast.ts'
import styles from './account.module.css'

export function LookSection() {
  const { t } = useTranslation('account')
  const keepLook = useKeepLook()
  const { person, company } = useSession()
  const update = useUpdateMe()
  const chooseZone = (zone: string) =>
    update.mutate(
      { timeZone: zone || null },
      {
        onSuccess: () => showToast({ text: t('account:saved') }),
        onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
      },
    )
  return (
    <FormSection title={t('account:look.title')} text={t('account:look.note')}>
      <div className={styles['choices']}>
        <span className="text-2">{t('account:look.language')}</span>
        <LanguageChoice onChosen={(locale) => keepLook({ locale })} />
        <span className="text-2">{t('account:look.theme')}</span>
        <ThemeChoiceControl onChosen={(theme) => keepLook({ theme })} />
      </div>
      <SelectField
        className={styles['zone']}
        label={t('account:look.timeZone')}
        hint={t('account:look.timeZoneNote')}
        value={person.timeZone ?? ''}
        onChange={(event) => chooseZone(event.target.value)}
        options={[
          { value: '', label: t('account:look.companyZone', { zone: company.timeZone.replaceAll('_', ' ') }) },
          ...timeZoneOptions(person.timeZone ?? company.timeZone),
        ]}
      />
    </FormSection>
  )
}
