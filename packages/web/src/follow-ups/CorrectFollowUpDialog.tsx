import { useTranslation } from 'react-i18next'
import type { FollowUpKind } from '@zhike/core/follow-ups/schema'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { FollowUpForm } from './FollowUpForm.tsx'
import { useCorrectFollowUp } from './use-save-follow-up.ts'

interface CorrectFollowUpDialogProps {
  customerId: string
  followUp: {
    id: string
    version: number
    kind: string
    text: string
    contactId: string | null
    nextContactOn: string | null
    nextStep: string | null
  }
  open: boolean
  onClose: () => void
}

export function CorrectFollowUpDialog(props: CorrectFollowUpDialogProps) {
  const { t } = useTranslation('follow-ups')
  return (
    <Dialog title={t('follow-ups:correct')} open={props.open} onClose={props.onClose} width={600}>
      <CorrectFollowUpForm {...props} />
    </Dialog>
  )
}

function CorrectFollowUpForm({ customerId, followUp, onClose }: CorrectFollowUpDialogProps) {
  const { t } = useTranslation('follow-ups')
  const correct = useCorrectFollowUp(followUp, customerId)
  return (
    <FollowUpForm
      customerId={customerId}
      label={t('follow-ups:correct')}
      initial={{
        kind: followUp.kind as FollowUpKind,
        text: followUp.text,
        nextOn: followUp.nextContactOn,
        nextStep: followUp.nextStep ?? '',
        contactId: followUp.contactId,
        picture: undefined,
      }}
      onSave={async (draft) => {
        await correct.mutateAsync(draft)
        onClose()
      }}
      onCancel={onClose}
      error={correct.error}
      isSaving={correct.isPending}
      takesFocus
      lines={4}
    />
  )
}
