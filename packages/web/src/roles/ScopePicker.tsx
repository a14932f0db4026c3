import { useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@zhike/core/access/permissions'
import { scopes, type Scope } from '@zhike/core/access/roles'
import { departmentLines } from '../people/department-tree.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { departmentsQuery } from './api.ts'
import { chosenDepartments, departmentScope, toggleScope } from './scope-words.ts'
import { usePermissionWords } from './use-permission-words.ts'
import styles from './roles.module.css'

interface ScopePickerProps {
  permission: Permission
  granted: readonly Scope[]
  onChange: (scopes: Scope[]) => void
}

/** For whose customers a permission holds: several scopes can be checked, their union counts. */
export function ScopePicker({ permission, granted, onChange }: ScopePickerProps) {
  const { t } = useTranslation('roles')
  const words = usePermissionWords()
  const title = t('roles:scopeOf', { permission: words.permission(permission) })
  const text = granted.length > 0 ? words.scopes(granted).join(t('roles:listComma')) : t('roles:chooseScope')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        className={styles['scopeButton'] ?? ''}
        aria-label={`${title} ${text}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <span className={granted.length > 0 ? undefined : 'text-3'}>{text}</span>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Dialog
        title={title}
        open={isOpen}
        onClose={() => setOpen(false)}
        width={400}
        foot={
          <Button tone="primary" onClick={() => setOpen(false)}>
            {t('roles:scopeDone')}
          </Button>
        }
      >
        <Scopes title={title} granted={granted} onChange={onChange} />
      </Dialog>
    </>
  )
}

function Scopes({ title, granted, onChange }: Omit<ScopePickerProps, 'permission'> & { title: string }) {
  const { t } = useTranslation('roles')
  const chosen = chosenDepartments(granted)
  const [isOpen, setOpen] = useState(chosen.length > 0)
  const { data } = useQuery({ ...departmentsQuery, enabled: isOpen })
  const press = (scope: Scope) => onChange(toggleScope(granted, scope))
  return (
    <div className={styles['scopes']} role="group" aria-label={title}>
      {scopes.map((scope) => (
        <Checkbox key={scope} checked={granted.includes(scope)} onChange={() => press(scope)}>
          {t(`roles:scope.${scope}`)}
          <small className="meta">{t(`roles:scopeNote.${scope}`)}</small>
        </Checkbox>
      ))}
      <Checkbox
        checked={isOpen}
        onChange={() => {
          setOpen(!isOpen)
          if (isOpen && chosen.length > 0) onChange(granted.filter((scope) => !scope.startsWith('department:')))
        }}
      >
        {t('roles:scope.chosen', { count: chosen.length })}
        <small className="meta">{t('roles:scopeNote.chosen')}</small>
      </Checkbox>
      {isOpen && (
        <div className={styles['departments']}>
          {departmentLines(data?.items ?? []).map(({ department, depth }) => (
            <Checkbox
              key={department.id}
              checked={chosen.includes(department.id)}
              onChange={() => press(departmentScope(department.id))}
            >
              <span style={{ paddingInlineStart: depth * 16 }}>{department.name}</span>
            </Checkbox>
          ))}
        </div>
      )}
    </div>
  )
}
