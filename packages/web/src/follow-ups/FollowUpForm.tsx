import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { followUpKinds } from '@zhike/core/follow-ups/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { contactsQuery } from '../contacts/api.ts'
import { Composer } from '../ui/composer/Composer.tsx'
import { ComposerText } from '../ui/composer/ComposerText.tsx'
import { KindPicker } from '../ui/composer/KindPicker.tsx'
import { NextDatePicker } from '../ui/composer/NextDatePicker.tsx'
import { PictureButton } from '../ui/composer/PictureButton.tsx'
import { PicturePreviews } from '../ui/composer/PicturePreviews.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { ContactPicker } from './ContactPicker.tsx'
import type { FollowUpDraft } from './draft.ts'
import { kindIcons } from './kinds.tsx'
import styles from './follow-ups.module.css'

interface FollowUpFormProps {
  customerId: string
  label: string
  initial: FollowUpDraft
  onChange?: (draft: FollowUpDraft) => void
  onSave: (draft: FollowUpDraft) => Promise<unknown>
  onCancel?: () => void
  error: unknown
  isSaving: boolean
  /** Opened on purpose: one can write at once. */
  takesFocus?: boolean
  accent?: boolean
  /** Room for the text before it grows. */
  lines?: number
}

/** Kind, text, next date and what is promised for it, contact, picture. Only the text is required. */
export function FollowUpForm(props: FollowUpFormProps) {
  const { t } = useTranslation('follow-ups')
  const format = useFormat()
  const isPhone = useIsPhone()
  const contacts = useQuery(contactsQuery(props.customerId)).data
  const [draft, setDraft] = useState(props.initial)
  const change = (patch: Partial<FollowUpDraft>) => {
    const next = { ...draft, ...patch }
    setDraft(next)
    props.onChange?.(next)
  }
  const contactId =
    draft.contactId === undefined ? (contacts?.find((one) => one.isPrimary)?.id ?? null) : draft.contactId
  const { onCancel } = props
  const picker = contacts && contacts.length > 0 && (
    <ContactPicker contacts={contacts} value={contactId} onChange={(next) => change({ contactId: next })} />
  )
  return (
    <Composer
      label={props.label}
      isKept={props.onChange ? true : undefined}
      {...(props.accent ? { accent: true } : {})}
      {...(onCancel ? { onCancel } : {})}
      head={
        <>
          <KindPicker
            label={t('follow-ups:kind')}
            kinds={followUpKinds.map((key) => {
              const Icon = kindIcons[key]
              return { key, label: t(`follow-ups:kinds.${key}`), icon: <Icon aria-hidden="true" /> }
            })}
            value={draft.kind}
            onChange={(kind) => change({ kind })}
          />
          {!isPhone && picker}
        </>
      }
      foot={
        <NextDatePicker
          today={format.today}
          language={format.language}
          value={draft.nextOn}
          onChange={(nextOn) => change({ nextOn })}
        />
      }
      tools={<PictureButton onPick={(picture) => change({ picture })} />}
      saveLabel={t('follow-ups:save')}
      canSave={draft.text.trim() !== ''}
      isSaving={props.isSaving}
      onSave={() => void props.onSave({ ...draft, contactId }).catch(() => undefined)}
    >
      {isPhone && <div className={styles['phoneContact']}>{picker}</div>}
      <ComposerText
        label={t('follow-ups:text')}
        placeholder={t('follow-ups:placeholder')}
        value={draft.text}
        maxLength={5000}
        onChange={(text) => change({ text })}
        {...(props.takesFocus ? { autoFocus: true } : {})}
        {...(props.lines ? { lines: props.lines } : {})}
      />
      <PicturePreviews files={draft.picture ? [draft.picture] : []} onRemove={() => change({ picture: undefined })} />
      {draft.nextOn && (
        <label className={styles['step']}>
          <span>{t('follow-ups:nextStep')}</span>
          <input
            value={draft.nextStep}
            maxLength={200}
            placeholder={t('follow-ups:nextStepPlaceholder')}
            onChange={(event) => change({ nextStep: event.target.value })}
          />
        </label>
      )}
      {props.error !== null && props.error !== undefined && (
        <div className={styles['problem']}>
          <InlineProblem>{t('follow-ups:notSaved', { why: problemMessage(props.error) })}</InlineProblem>
        </div>
      )}
    </Composer>
  )
}
