import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Department } from '@zhike/core/departments/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { useSaveDepartment } from './api.ts'
import { branchOf, departmentLines } from './department-tree.ts'
import styles from './people.module.css'

interface DepartmentDialogProps {
  /** null = a new one below `parentId`. */
  department: Department | null
  parentId: string | null
  departments: readonly Department[]
  onClose: () => void
}

/** Adds, renames or moves a department; it cannot be moved into its own branch. */
export function DepartmentDialog({ department, parentId, departments, onClose }: DepartmentDialogProps) {
  const { t } = useTranslation('people')
  const [name, setName] = useState(department?.name ?? '')
  const [parent, setParent] = useState(department ? (department.parentId ?? '') : (parentId ?? ''))
  const [problem, setProblem] = useState<string>()
  const save = useSaveDepartment(department)
  const forbidden = department ? branchOf(departments, department.id) : new Set<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await save.mutateAsync({ name: name.trim(), parentId: parent || null })
      onClose()
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <Dialog
      title={department ? t('people:departmentForm.editTitle') : t('people:departmentForm.newTitle')}
      open
      onClose={onClose}
      width={420}
    >
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('people:departmentForm.name')}
          required
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t('people:departmentForm.parent')}
          value={parent}
          onChange={(event) => setParent(event.target.value)}
          options={[
            { value: '', label: t('people:departmentForm.top') },
            ...departmentLines(departments)
              .filter((line) => !forbidden.has(line.department.id))
              .map((line) => ({
                value: line.department.id,
                label: `${'　'.repeat(line.depth)}${line.department.name}`,
              })),
          ]}
        />
        {problem && <InlineProblem>{problem}</InlineProblem>}
        <div className={styles['foot']}>
          <Button type="submit" tone="primary" loading={save.isPending}>
            {t('people:departmentForm.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
