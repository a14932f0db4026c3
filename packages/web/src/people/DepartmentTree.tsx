import { Ellipsis, Plus } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Department } from '@zhike/core/departments/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { useArrowFocus } from '../ui/hooks/use-arrow-focus.ts'
import { SideList, SideListLine } from '../ui/layout/SideList.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useDeleteDepartment } from './api.ts'
import { branchOf, departmentLines } from './department-tree.ts'
import { draggedNow, endDrag, startDrag, type Dragged } from './dragging.ts'
import { useDrop } from './use-drop.ts'
import styles from './people.module.css'

interface DepartmentTreeProps {
  departments: readonly Department[]
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
  onAdd: (parentId: string | null) => void
  onEdit: (department: Department) => void
}

const top = 'top'

/**
 * The company's departments as a tree; a press shows the people of a branch. A department is dragged into another, or
 * moved by its menu; a person is dragged in from the list, or moved in their drawer.
 */
export function DepartmentTree({ departments, chosen, onChoose, onAdd, onEdit }: DepartmentTreeProps) {
  const { t } = useTranslation('people')
  const manages = useCan('person.manage')
  const remove = useDeleteDepartment()
  const drop = useDrop(departments)
  const [over, setOver] = useState<string>()
  const onKeyDown = useArrowFocus('[data-place]')
  const lines = departmentLines(departments)

  const takes = (dragged: Dragged | null, id: string | null) => {
    if (!dragged) return false
    if (dragged.kind === 'person') return id !== null
    const own = departments.find((one) => one.id === dragged.id)
    return own !== undefined && own.parentId !== id && (id === null || !branchOf(departments, own.id).has(id))
  }
  const place = (id: string | null) => ({
    'data-place': true,
    'data-over': over === (id ?? top) || undefined,
    onDragOver: (event: DragEvent) => {
      if (!takes(draggedNow(event), id)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
      setOver(id ?? top)
    },
    onDragLeave: () => setOver(undefined),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(undefined)
      const dragged = draggedNow(event)
      if (dragged && takes(dragged, id)) void drop(dragged, id)
      endDrag()
    },
  })
  const onRemove = async (department: Department) => {
    try {
      await remove.mutateAsync(department.id)
      if (chosen === department.id) onChoose(undefined)
      showToast({ text: t('people:removed', { name: department.name }) })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }
  return (
    <SideList
      label={t('people:departments')}
      action={
        manages && (
          <IconButton
            label={t('people:addDepartment')}
            icon={<Plus aria-hidden="true" />}
            onClick={() => onAdd(null)}
          />
        )
      }
      onKeyDown={onKeyDown}
      below={manages && <p className={`meta only-wide ${styles['hint']}`}>{t('people:dragHint')}</p>}
    >
      <SideListLine isChosen={chosen === undefined} onClick={() => onChoose(undefined)} {...place(null)}>
        {t('people:everybody')}
      </SideListLine>
      {lines.map(({ department, depth, people }) => (
        <SideListLine
          key={department.id}
          isChosen={chosen === department.id}
          style={{ paddingInlineStart: 10 + depth * 16 }}
          onClick={() => onChoose(department.id)}
          draggable={department.abilities.update}
          onDragStart={(event) =>
            startDrag(event, {
              kind: 'department',
              id: department.id,
              version: department.version,
              name: department.name,
            })
          }
          onDragEnd={endDrag}
          {...place(department.id)}
          menu={
            department.abilities.update && (
              <ActionMenu
                title={department.name}
                trigger={
                  <IconButton
                    size="small"
                    label={t('people:departmentMenu', { name: department.name })}
                    icon={<Ellipsis aria-hidden="true" />}
                  />
                }
                items={[
                  { key: 'add', label: t('people:addBelow'), onSelect: () => onAdd(department.id) },
                  { key: 'edit', label: t('people:rename'), onSelect: () => onEdit(department) },
                  department.abilities.delete && {
                    key: 'remove',
                    label: t('people:remove'),
                    dangerous: true,
                    separated: true,
                    onSelect: () => void onRemove(department),
                  },
                ]}
              />
            )
          }
        >
          <span className="ellipsis">{department.name}</span>
          <small>{people}</small>
        </SideListLine>
      ))}
    </SideList>
  )
}
