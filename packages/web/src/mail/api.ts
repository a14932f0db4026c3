import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SentBody } from '@zhike/core/api/route'
import {
  deleteMailSettings,
  getMailSettings,
  listOutgoingMails,
  putMailSettings,
  retryMail,
  sendTestMail,
} from '@zhike/core/mail/api'
import { callRoute } from '../app/api-client.ts'

export const mailSettingsQuery = queryOptions({
  queryKey: ['mail', 'settings'],
  queryFn: ({ signal }) => callRoute(getMailSettings, { signal }),
})

export const mailsQuery = queryOptions({
  queryKey: ['mail', 'log'],
  queryFn: ({ signal }) => callRoute(listOutgoingMails, { query: { limit: 10 }, signal }),
  refetchInterval: ({ state }) => (state.data?.items.some((mail) => mail.state === 'queued') ? 10_000 : false),
})

export function useMail() {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ['mail'] })
  return {
    save: useMutation({
      mutationFn: (body: SentBody<typeof putMailSettings>) => callRoute(putMailSettings, { body }),
      onSuccess: refresh,
    }),
    remove: useMutation({ mutationFn: () => callRoute(deleteMailSettings), onSuccess: refresh }),
    test: useMutation({ mutationFn: (to: string) => callRoute(sendTestMail, { body: { to } }) }),
    retry: useMutation({
      mutationFn: (id: string) => callRoute(retryMail, { params: { id } }),
      onSuccess: refresh,
    }),
  }
}
