import { Ellipsis, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Department } from '@zhike/core/departments/schema'
import { problemMessage } from '../app/api-problem.ts'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useDeleteDepartment } from './api.ts'
import { departmentLines } from './department-tree.ts'
import styles from './people.module.css'

interface DepartmentTreeProps {
  departments: readonly Department[]
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
  onAdd: (parentId: string | null) => void
  onEdit: (department: Department) => void
}

/** The company's departments as a tree; a press shows the people of a branch. */
export function DepartmentTree({ departments, chosen, onChoose, onAdd, onEdit }: DepartmentTreeProps) {
  const { t } = useTranslation('people')
  const remove = useDeleteDepartment()
  const lines = departmentLines(departments)
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
    <nav className={styles['tree']} aria-label={t('people:departments')}>
      <div className={styles['treeHead']}>
        <h2>{t('people:departments')}</h2>
        <IconButton label={t('people:addDepartment')} icon={<Plus aria-hidden="true" />} onClick={() => onAdd(null)} />
      </div>
      <ul>
        <li className={styles['node']} data-chosen={chosen === undefined || undefined}>
          <button type="button" aria-current={chosen === undefined || undefined} onClick={() => onChoose(undefined)}>
            {t('people:everybody')}
          </button>
        </li>
        {lines.map(({ department, depth, people }) => (
          <li key={department.id} className={styles['node']} data-chosen={chosen === department.id || undefined}>
            <button
              type="button"
              aria-current={chosen === department.id || undefined}
              style={{ paddingInlineStart: 10 + depth * 16 }}
              onClick={() => onChoose(department.id)}
            >
              <span className="ellipsis">{department.name}</span>
              <small>{people}</small>
            </button>
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
                department.abilities.update && {
                  key: 'edit',
                  label: t('people:rename'),
                  onSelect: () => onEdit(department),
                },
                department.abilities.delete && {
                  key: 'remove',
                  label: t('people:remove'),
                  dangerous: true,
                  separated: true,
                  onSelect: () => void onRemove(department),
                },
              ]}
            />
          </li>
        ))}
      </ul>
    </nav>
  )
}
