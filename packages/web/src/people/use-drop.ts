import { useTranslation } from 'react-i18next'
import type { Department } from '@zhike/core/departments/schema'
import { problemMessage } from '../app/api-problem.ts'
import { showToast } from '../ui/toast/toast.ts'
import { useMoveDepartment, useMovePerson } from './api.ts'
import type { Dragged } from './dragging.ts'

/** Carries out what was dropped on a department (null = the top), says so, and offers to take it back. */
export function useDrop(departments: readonly Department[]) {
  const { t } = useTranslation('people')
  const moveDepartment = useMoveDepartment()
  const movePerson = useMovePerson()
  const nameOf = (id: string | null) => departments.find((one) => one.id === id)?.name ?? t('people:everybody')
  const refused = (error: unknown) => showToast({ text: problemMessage(error), tone: 'bad' })

  return async (dragged: Dragged, to: string | null) => {
    const text = t('people:movedTo', { name: dragged.name, place: nameOf(to) })
    try {
      if (dragged.kind === 'department') {
        const from = departments.find((one) => one.id === dragged.id)?.parentId ?? null
        const moved = await moveDepartment.mutateAsync({ department: dragged, parentId: to })
        showToast({
          text,
          undo: () => moveDepartment.mutateAsync({ department: moved, parentId: from }).catch(refused),
        })
      } else {
        const moved = await movePerson.mutateAsync({ person: dragged, departmentId: to })
        const { from } = dragged
        showToast({ text, undo: () => movePerson.mutateAsync({ person: moved, departmentId: from }).catch(refused) })
      }
    } catch (error) {
      refused(error)
    }
  }
}
