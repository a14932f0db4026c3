import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BinRecord } from '@zhike/core/bin/schema'
import { restoreContact } from '@zhike/core/contacts/api'
import { fileRoutes } from '@zhike/core/files/api'
import { restoreFollowUp } from '@zhike/core/follow-ups/api'
import { restoreOrder } from '@zhike/core/orders/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { i18n } from '../app/i18n/translation.ts'
import { refreshCustomer } from '../customers/api.ts'
import { showToast } from '../ui/toast/toast.ts'

interface Restored {
  record: BinRecord
  id: string
}

function send(customerId: string, { record, id }: Restored): Promise<unknown> {
  switch (record) {
    case 'contact':
      return callRoute(restoreContact, { params: { id: customerId, contactId: id } })
    case 'order':
      return callRoute(restoreOrder, { params: { id: customerId, orderId: id } })
    case 'follow-up':
      return callRoute(restoreFollowUp, { params: { id: customerId, followUpId: id } })
    case 'file':
      return callRoute(fileRoutes.restoreCustomerFile, { params: { id: customerId, fileId: id } })
  }
}

/** Takes a deleted contact, order or follow-up of a customer back, from the bin or by undoing. */
export function useRestoreRecord(customerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: Restored) => send(customerId, which),
    onSuccess: async (_, { record }) => {
      await i18n.loadNamespaces('bin')
      showToast({ text: i18n.t(`bin:restored.${record}`) })
      await refreshCustomer(client, customerId)
    },
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
}
