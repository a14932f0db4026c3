import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FollowUpKind } from '@zhike/core/follow-ups/schema'
import { useSession } from '../app/session/use-session.ts'
import { refreshCustomer } from '../customers/api.ts'
import { draftPlace, dropDraft, emptyDraft, keepDraft, keptDraft } from './draft.ts'
import { FollowUpForm } from './FollowUpForm.tsx'
import { useWriteFollowUp, type FollowUpSubject } from './use-save-follow-up.ts'

interface FollowUpComposerProps {
  customer: FollowUpSubject
  kind?: FollowUpKind
  takesFocus?: boolean
  accent?: boolean
  lines?: number
  /** Before the pages ask anew: a row can leave its queue first. May be awaited. */
  onSaved?: () => void | Promise<void>
  onCancel?: () => void
}

/** The box for a new follow-up of one customer. What is written is kept until it is saved. */
export function FollowUpComposer({ customer, kind, onSaved, ...look }: FollowUpComposerProps) {
  const { t } = useTranslation('follow-ups')
  const queryClient = useQueryClient()
  const place = draftPlace(useSession().person.id, customer.id)
  const write = useWriteFollowUp(customer)
  const [round, setRound] = useState(0)
  return (
    <FollowUpForm
      key={`${customer.id} ${round}`}
      customerId={customer.id}
      label={t('follow-ups:writeFor', { name: customer.name })}
      initial={keptDraft(place) ?? { ...emptyDraft, ...(kind ? { kind } : {}) }}
      onChange={(draft) => keepDraft(place, draft)}
      onSave={async (draft) => {
        await write.mutateAsync(draft)
        dropDraft(place)
        await onSaved?.()
        setRound((count) => count + 1)
        await refreshCustomer(queryClient, customer.id)
      }}
      error={write.error}
      isSaving={write.isPending}
      {...look}
    />
  )
}
