import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import {
  consentChannels,
  consentMethods,
  type ConsentChannel,
  type ConsentList,
  type ConsentMethod,
} from '@zhike/core/consents/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useCan } from '../app/session/use-session.ts'
import { PictureButton } from '../ui/composer/PictureButton.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useRecordConsent } from './api.ts'
import { usePurposeName } from './use-purpose-names.ts'
import styles from './consents.module.css'

interface RecordConsentDialogProps {
  customerId: string
  list: ConsentList
  onClose: () => void
}

/** Who said yes or no to what, when and how, and what proves it. */
export function RecordConsentDialog({ customerId, list, onClose }: RecordConsentDialogProps) {
  const { t } = useTranslation('consents')
  const { today } = useFormat()
  const mayUpload = useCan('follow-up.write')
  const purposeName = usePurposeName(list.purposes)
  const record = useRecordConsent(customerId)
  const [problem, setProblem] = useState<string>()
  const [picture, setPicture] = useState<File>()
  const [form, setForm] = useState({
    person: '0',
    purpose: list.purposes[0]?.key ?? '',
    channels: [] as ConsentChannel[],
    decision: 'given' as 'given' | 'refused',
    decidedOn: today,
    method: 'form' as ConsentMethod,
    evidence: '',
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (form.channels.length === 0) return setProblem(t('consents:chooseChannel'))
    const { person, ...rest } = form
    try {
      await record.mutateAsync({ ...rest, contactId: list.people[Number(person)]?.contactId ?? null, picture })
      showToast({ text: t('consents:recorded') })
      onClose()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  const toggle = (channel: ConsentChannel, isOn: boolean) =>
    setForm({ ...form, channels: isOn ? [...form.channels, channel] : form.channels.filter((one) => one !== channel) })
  return (
    <Dialog title={t('consents:recordTitle')} open onClose={onClose}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <div className={styles['pair']}>
          <SelectField
            label={t('consents:person')}
            value={form.person}
            onChange={(event) => setForm({ ...form, person: event.target.value })}
            options={list.people.map(({ name }, index) => ({ value: String(index), label: name }))}
          />
          <SelectField
            label={t('consents:for')}
            value={form.purpose}
            onChange={(event) => setForm({ ...form, purpose: event.target.value })}
            options={list.purposes.map(({ key }) => ({ value: key, label: purposeName(key) }))}
          />
        </div>
        <fieldset>
          <legend className={styles['label']}>{t('consents:by')}</legend>
          <div className={styles['channels']}>
            {consentChannels.map((channel) => (
              <Checkbox
                key={channel}
                checked={form.channels.includes(channel)}
                onChange={(event) => toggle(channel, event.target.checked)}
              >
                {t(`consents:channel.${channel}`)}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <Segmented
          label={t('consents:decision')}
          value={form.decision}
          onChange={(decision) => setForm({ ...form, decision })}
          options={[
            { key: 'given', label: t('consents:given') },
            { key: 'refused', label: t('consents:refused') },
          ]}
        />
        <div className={styles['pair']}>
          <TextField
            type="date"
            label={t('consents:on')}
            required
            max={today}
            value={form.decidedOn}
            onChange={(event) => setForm({ ...form, decidedOn: event.target.value })}
          />
          <SelectField
            label={t('consents:how')}
            value={form.method}
            onChange={(event) =>
              setForm({ ...form, method: consentMethods.find((one) => one === event.target.value) ?? 'other' })
            }
            options={consentMethods.map((value) => ({ value, label: t(`consents:method.${value}`) }))}
          />
        </div>
        <TextAreaField
          label={t('consents:evidence')}
          optional
          rows={2}
          maxLength={2000}
          value={form.evidence}
          onChange={(event) => setForm({ ...form, evidence: event.target.value })}
        />
        {mayUpload && (
          <div className={styles['picture']}>
            <PictureButton onPick={setPicture} />
            <span className="meta">{picture ? picture.name : t('consents:picture')}</span>
          </div>
        )}
        {problem && <InlineProblem>{problem}</InlineProblem>}
        <div className={styles['foot']}>
          <Button onClick={onClose}>{t('consents:cancel')}</Button>
          <Button type="submit" tone="primary" loading={record.isPending}>
            {t('consents:save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
