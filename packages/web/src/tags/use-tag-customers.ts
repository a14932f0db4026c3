import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SentBody } from '@zhike/core/api/route'
import { tagCustomers } from '@zhike/core/tags/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { showToast } from '../ui/toast/toast.ts'

type Changes = SentBody<typeof tagCustomers>['changes']

async function refreshTagged(client: QueryClient): Promise<void> {
  await Promise.all(
    ['customer', 'customers', 'tags', 'segments'].map((key) => client.invalidateQueries({ queryKey: [key] })),
  )
}

/** Sets and removes tags, says so, and offers to take back exactly what changed. */
export function useTagCustomers() {
  const { t } = useTranslation('tags')
  const client = useQueryClient()
  const undo = async (changes: Changes) => {
    try {
      await callRoute(tagCustomers, { body: { changes } })
      showToast({ text: t('tags:undone') })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    } finally {
      await refreshTagged(client)
    }
  }
  return useMutation({
    mutationFn: (changes: Changes) => callRoute(tagCustomers, { body: { changes } }),
    onSuccess: async ({ customers, leftOut, undo: back }) => {
      const text =
        leftOut > 0
          ? t('tags:taggedSome', { count: customers, leftOut })
          : customers > 0
            ? t('tags:tagged', { count: customers })
            : t('tags:unchanged')
      showToast({ text, ...(back.changes.length > 0 ? { undo: () => undo(back.changes) } : {}) })
      await refreshTagged(client)
    },
  })
}
