import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { settings } from '@zhike/core/settings/settings'
import { problemMessage } from '../app/api-problem.ts'
import { Switch } from '../ui/controls/Switch.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { settingsQuery, useSaveSetting } from './api.ts'
import styles from './settings.module.css'

const key = 'access.mask-own-customers'

/** Whether the masks of roles hold for one's own customers, too. */
export function MaskSection() {
  const { t } = useTranslation('settings')
  const { data } = useQuery(settingsQuery)
  const save = useSaveSetting(key)
  const value = settings[key].schema.safeParse(data?.items.find((one) => one.key === key)?.value)
  const change = async (next: boolean) => {
    try {
      await save.mutateAsync(next)
      showToast({ text: t('settings:saved') })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }
  return (
    <FormSection title={t('settings:masks.title')} text={t('settings:masks.text')}>
      {value.success ? (
        <div className={styles['switchLine']}>
          <span>{t('settings:masks.own')}</span>
          <Switch
            aria-label={t('settings:masks.own')}
            checked={save.isPending ? save.variables : value.data}
            disabled={save.isPending}
            onChange={(event) => void change(event.target.checked)}
          />
        </div>
      ) : (
        <LoadingState />
      )}
    </FormSection>
  )
}
