import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { setNextContact } from '@zhike/core/customers/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { showToast } from '../ui/toast/toast.ts'
import { refreshCustomer } from './api.ts'

interface Agreement {
  on: string | null
  step: string | null
}

interface NextContactInput {
  id: string
  name: string
  nextContactOn: string | null
  nextStep: string | null
}

/** Postpones what was agreed or ticks it off, says so, and offers to undo it. */
export function useNextContact(customer: NextContactInput, options: { onChanged?: () => void | Promise<void> } = {}) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const queryClient = useQueryClient()
  const put = ({ on, step }: Agreement) =>
    callRoute(setNextContact, { params: { id: customer.id }, body: { on, step } })
  const refused = (error: unknown) => showToast({ text: problemMessage(error), tone: 'bad' })

  const undo = async () => {
    try {
      await put({ on: customer.nextContactOn, step: customer.nextStep })
      showToast({ text: t('customers:nextRestored', { name: customer.name }) })
    } catch (error) {
      refused(error)
    } finally {
      await refreshCustomer(queryClient, customer.id)
    }
  }
  return useMutation({
    mutationFn: put,
    onSuccess: async (_, { on }) => {
      showToast({
        text: on
          ? t('customers:nextSet', { name: customer.name, day: format.within.ahead(on) })
          : t('customers:nextDone', { name: customer.name }),
        undo,
      })
      await options.onChanged?.()
      await refreshCustomer(queryClient, customer.id)
    },
    onError: refused,
  })
}
