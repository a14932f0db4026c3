import { useTranslation } from 'react-i18next'
import type { ViewSharing } from '@zhike/core/saved-views/schema'
import { useCan } from '../app/session/use-session.ts'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { useReaders } from './use-readers.ts'
import styles from './saved-views.module.css'

interface RoleDefaultsProps {
  sharing: ViewSharing
  value: readonly string[]
  onChange: (roles: string[]) => void
}

/** Whose lists open with the view: roles it is shared with. */
export function RoleDefaults({ sharing, value, onChange }: RoleDefaultsProps) {
  const { t } = useTranslation('saved-views')
  const mayManage = useCan('view.manage')
  const readers = useReaders([])
  const open = readers.roles.filter(({ key }) => sharing.everybody || sharing.roles.includes(key))
  if (!mayManage || open.length === 0) return null
  const toggle = (key: string) => onChange(value.includes(key) ? value.filter((one) => one !== key) : [...value, key])
  return (
    <fieldset className={styles['ticks']}>
      <legend className="meta">{t('saved-views:rolesOpen')}</legend>
      {open.map(({ key, name }) => (
        <Checkbox key={key} checked={value.includes(key)} onChange={() => toggle(key)}>
          {name}
        </Checkbox>
      ))}
    </fieldset>
  )
}
