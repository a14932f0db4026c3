import { useMutation, useQueryClient } from '@tanstack/react-query'
import { updateMe } from '@zhike/core/session/api'
import type { MyPatch } from '@zhike/core/people/schema'
import { showToast } from '../../ui/toast/toast.ts'
import { callRoute } from '../api-client.ts'
import { problemMessage } from '../api-problem.ts'
import { sessionQuery } from './session-query.ts'

/** Changes what is mine; the whole frame follows the new session. */
export function useUpdateMe() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: MyPatch) => callRoute(updateMe, { body }),
    onSuccess: (session) => queryClient.setQueryData(sessionQuery.queryKey, session),
  })
}

/** Keeps a choice of the look on the account. It shows at once; only a failure is told. */
export function useKeepLook(): (look: Pick<MyPatch, 'locale' | 'theme'>) => void {
  const { mutate } = useUpdateMe()
  return (look) => mutate(look, { onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }) })
}
