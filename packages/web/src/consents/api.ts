import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SentBody } from '@zhike/core/api/route'
import { listConsents, recordConsent, withdrawConsent } from '@zhike/core/consents/api'
import { uploadFile as uploadFileRoute } from '@zhike/core/follow-ups/api'
import { callRoute } from '../app/api-client.ts'
import { uploadFile } from '../app/upload-file.ts'

export const consentsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'consents'],
    queryFn: ({ signal }) => callRoute(listConsents, { params: { id: customerId }, signal }),
  })

type Recorded = SentBody<typeof recordConsent>

export function useRecordConsent(customerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ picture, ...body }: Recorded & { picture: File | undefined }) => {
      const form = new FormData()
      if (picture) form.append('file', picture)
      const fileId = picture ? (await uploadFile(uploadFileRoute, { form })).id : null
      return callRoute(recordConsent, { params: { id: customerId }, body: { ...body, fileId } })
    },
    onSuccess: (list) => client.setQueryData(consentsQuery(customerId).queryKey, list),
  })
}

export function useWithdrawConsent(customerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ consentId, ...body }: SentBody<typeof withdrawConsent> & { consentId: string }) =>
      callRoute(withdrawConsent, { params: { id: customerId, consentId }, body }),
    onSuccess: (list) => client.setQueryData(consentsQuery(customerId).queryKey, list),
  })
}
