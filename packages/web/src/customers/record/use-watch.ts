import { useMutation, useQueryClient } from '@tanstack/react-query'
import { unwatchCustomer, watchCustomer } from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { callRoute } from '../../app/api-client.ts'
import { problemMessage } from '../../app/api-problem.ts'
import { showToast } from '../../ui/toast/toast.ts'
import { customerQuery } from '../api.ts'

/** 关注: the star turns at once and back if the server refuses. */
export function useWatch(customer: Pick<Customer, 'id' | 'isWatched'>) {
  const queryClient = useQueryClient()
  const key = customerQuery(customer.id).queryKey
  const show = (isWatched: boolean) =>
    queryClient.setQueryData(key, (before) => (before ? { ...before, isWatched } : before))
  return useMutation({
    mutationFn: () => callRoute(customer.isWatched ? unwatchCustomer : watchCustomer, { params: { id: customer.id } }),
    onMutate: () => show(!customer.isWatched),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['customers'] }),
    onError: (error) => {
      show(customer.isWatched)
      showToast({ text: problemMessage(error), tone: 'bad' })
    },
  })
}
