import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { showToast } from '../ui/toast/toast.ts'
import { useChooseCustomers } from './api.ts'

interface Change {
  list: { id: string; name: string }
  add?: string[]
  remove?: string[]
}

/** Adds to a list or removes from it, says so, and offers to take back exactly what changed. */
export function useChangeList() {
  const { t } = useTranslation('segments')
  const choose = useChooseCustomers()
  const undo = async (id: string, add: string[], remove: string[]) => {
    try {
      await choose.mutateAsync({ id, add, remove })
      showToast({ text: t('segments:undone') })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }
  const change = async ({ list, add = [], remove = [] }: Change) => {
    const { added, removed, leftOut } = await choose.mutateAsync({ id: list.id, add, remove })
    const isAdding = add.length > 0
    const count = isAdding ? added.length : removed.length
    const text = isAdding
      ? leftOut > 0
        ? t('segments:addedSome', { count, leftOut, name: list.name })
        : t('segments:added', { count, name: list.name })
      : t('segments:takenOut', { count, name: list.name })
    showToast({ text, ...(count > 0 ? { undo: () => undo(list.id, removed, added) } : {}) })
  }
  return { change, isPending: choose.isPending }
}
