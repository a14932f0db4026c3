import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { setNextContact } from '@zhike/core/customers/api'
import {
  createFollowUp,
  deleteFollowUp,
  patchFollowUp,
  uploadFile as uploadFileRoute,
} from '@zhike/core/follow-ups/api'
import type { FollowUp } from '@zhike/core/follow-ups/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { uploadFile } from '../app/upload-file.ts'
import { refreshCustomer } from '../customers/api.ts'
import { showToast } from '../ui/toast/toast.ts'
import type { FollowUpDraft } from './draft.ts'
import { nextAgreement } from './next-agreement.ts'

export interface FollowUpSubject {
  id: string
  name: string
  nextContactOn: string | null
  nextStep: string | null
}

async function upload(picture: File): Promise<string> {
  const form = new FormData()
  form.append('file', picture)
  return (await uploadFile(uploadFileRoute, { form })).id
}

/** Writes a follow-up, says so, and offers to take it back together with what it changed. */
export function useWriteFollowUp(customer: FollowUpSubject) {
  const { t } = useTranslation('follow-ups')
  const queryClient = useQueryClient()
  const format = useFormat()
  const params = { id: customer.id }

  const undo = async (written: FollowUp, changedNext: boolean) => {
    try {
      await callRoute(deleteFollowUp, { params: { ...params, followUpId: written.id } })
      if (changedNext) {
        await callRoute(setNextContact, { params, body: { on: customer.nextContactOn, step: customer.nextStep } })
      }
      showToast({ text: t('follow-ups:undone', { name: customer.name }) })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    } finally {
      await refreshCustomer(queryClient, customer.id)
    }
  }

  return useMutation({
    mutationFn: async (draft: FollowUpDraft) => {
      const next = nextAgreement(customer.nextContactOn, draft.nextOn, format.today)
      const fileId = draft.picture ? await upload(draft.picture) : undefined
      const written = await callRoute(createFollowUp, {
        params,
        body: {
          kind: draft.kind,
          text: draft.text.trim(),
          ...(draft.contactId ? { contactId: draft.contactId } : {}),
          ...(next === undefined ? {} : { nextContactOn: next }),
          ...(next ? { nextStep: draft.nextStep.trim() } : {}),
          ...(fileId ? { fileId } : {}),
        },
      })
      return { written, next }
    },
    onSuccess: ({ written, next }) => {
      showToast({
        text: next ? t('follow-ups:savedNext', { day: format.within.ahead(next) }) : t('follow-ups:saved'),
        undo: () => undo(written, next !== undefined),
      })
    },
  })
}

interface StandingFollowUp {
  id: string
  version: number
  nextContactOn: string | null
  nextStep: string | null
}

/** Corrects a follow-up that stands in the timeline. */
export function useCorrectFollowUp(followUp: StandingFollowUp, customerId: string) {
  const { t } = useTranslation('follow-ups')
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (draft: FollowUpDraft) => {
      const fileId = draft.picture ? await upload(draft.picture) : undefined
      const step = draft.nextOn ? draft.nextStep.trim() : ''
      return callRoute(patchFollowUp, {
        params: { id: customerId, followUpId: followUp.id },
        version: followUp.version,
        body: {
          kind: draft.kind,
          text: draft.text.trim(),
          contactId: draft.contactId ?? null,
          // An untouched agreement does not travel: correcting old words must not change what is agreed today.
          ...(draft.nextOn === followUp.nextContactOn ? {} : { nextContactOn: draft.nextOn }),
          ...(step === (followUp.nextStep ?? '') ? {} : { nextStep: step }),
          ...(fileId ? { fileId } : {}),
        },
      })
    },
    onSuccess: () => {
      showToast({ text: t('follow-ups:corrected') })
      return refreshCustomer(queryClient, customerId)
    },
  })
}
