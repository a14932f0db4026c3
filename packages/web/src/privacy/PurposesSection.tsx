import { Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Purpose } from '@zhike/core/privacy/settings'
import { usePurposeName } from '../consents/use-purpose-names.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { newPurposeKey } from './new-purpose-key.ts'
import { useSettingForm } from './use-setting-form.ts'
import styles from './privacy.module.css'

/** For what consent is asked; what was recorded for a purpose that is taken away stays. */
export function PurposesSection() {
  const { t } = useTranslation('privacy')
  const form = useSettingForm('privacy.purposes')
  const name = usePurposeName(form.value ?? [])
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const keep = async (list: Purpose[]) => setProblem(await form.save(list))
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!form.value || !typed.trim()) return
    await keep([...form.value, { key: newPurposeKey(form.value), name: typed.trim() }])
    setTyped('')
  }
  return (
    <FormSection title={t('privacy:purposes.title')} text={t('privacy:purposes.text')}>
      {!form.value ? (
        <LoadingState lines={3} />
      ) : (
        <div className={styles['form']}>
          <ul>
            {form.value.map((purpose) => (
              <li key={purpose.key} className={styles['purpose']}>
                {name(purpose.key)}
                {(form.value?.length ?? 0) > 1 && (
                  <IconButton
                    label={t('privacy:purposes.remove', { name: name(purpose.key) })}
                    icon={<Trash2 aria-hidden="true" />}
                    onClick={() => void keep((form.value ?? []).filter((one) => one.key !== purpose.key))}
                  />
                )}
              </li>
            ))}
          </ul>
          <form className={styles['add']} onSubmit={(event) => void add(event)}>
            <TextField
              label={t('privacy:purposes.name')}
              maxLength={40}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button type="submit" loading={form.isSaving}>
              {t('privacy:purposes.add')}
            </Button>
          </form>
          {problem && <InlineProblem>{problem}</InlineProblem>}
        </div>
      )}
    </FormSection>
  )
}
