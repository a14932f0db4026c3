import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ViewSharing } from '@zhike/core/saved-views/schema'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { useState } from 'react'
import { useReaders } from './use-readers.ts'
import styles from './saved-views.module.css'

type Who = 'me' | 'some' | 'everybody'

interface SharingFieldsProps {
  value: ViewSharing
  onChange: (value: ViewSharing) => void
}

/** Only me, some people, departments and roles, or everybody. */
export function SharingFields({ value, onChange }: SharingFieldsProps) {
  const { t } = useTranslation('saved-views')
  const readers = useReaders(value.personIds)
  const hasSome = value.personIds.length + value.departmentIds.length + value.roles.length > 0
  const [who, setWho] = useState<Who>(value.everybody ? 'everybody' : hasSome ? 'some' : 'me')
  const choose = (next: Who) => {
    setWho(next)
    if (next === 'me') onChange({ everybody: false, personIds: [], departmentIds: [], roles: [] })
    else onChange({ ...value, everybody: next === 'everybody' })
  }
  const without = (key: 'personIds' | 'departmentIds' | 'roles', one: string) =>
    onChange({ ...value, [key]: value[key].filter((other) => other !== one) })
  const toggle = (key: 'personIds' | 'departmentIds' | 'roles', one: string) =>
    value[key].includes(one) ? without(key, one) : onChange({ ...value, [key]: [...value[key], one] })
  const chosen = [
    ...value.personIds.map((id) => ({ key: 'personIds' as const, id, name: readers.personName(id) })),
    ...value.departmentIds.map((id) => ({ key: 'departmentIds' as const, id, name: readers.departmentName(id) })),
    ...value.roles.map((id) => ({ key: 'roles' as const, id, name: readers.roleName(id) })),
  ]
  return (
    <div className={styles['sharing']}>
      <Segmented
        label={t('saved-views:whoSees')}
        wide
        value={who}
        options={(['me', 'some', 'everybody'] as const).map((key) => ({ key, label: t(`saved-views:who.${key}`) }))}
        onChange={choose}
      />
      {who === 'some' && (
        <>
          {chosen.length > 0 && (
            <div className={styles['chips']}>
              {chosen.map(({ key, id, name }) => (
                <span key={key + id} className={styles['chip']}>
                  <span className="ellipsis">{name}</span>
                  <IconButton
                    size="small"
                    label={t('saved-views:without', { name })}
                    icon={<X />}
                    onClick={() => without(key, id)}
                  />
                </span>
              ))}
            </div>
          )}
          <div className={styles['chips']}>
            <Popup
              title={t('saved-views:addPerson')}
              width={300}
              trigger={
                <Button size="small" icon={<Plus />}>
                  {t('saved-views:addPerson')}
                </Button>
              }
            >
              {() => (
                <PersonChooser
                  label={t('saved-views:addPerson')}
                  chosen={value.personIds}
                  onPick={(person) => toggle('personIds', person.id)}
                />
              )}
            </Popup>
            <Ticks
              label={t('saved-views:addDepartment')}
              options={readers.departments.map(({ id, name }) => ({ key: id, name }))}
              chosen={value.departmentIds}
              onToggle={(id) => toggle('departmentIds', id)}
            />
            <Ticks
              label={t('saved-views:addRole')}
              options={readers.roles}
              chosen={value.roles}
              onToggle={(key) => toggle('roles', key)}
            />
          </div>
        </>
      )}
      <p className="meta">{t(`saved-views:whoNote.${who}`)}</p>
    </div>
  )
}

interface TicksProps {
  label: string
  options: readonly { key: string; name: string }[]
  chosen: readonly string[]
  onToggle: (key: string) => void
}

function Ticks({ label, options, chosen, onToggle }: TicksProps) {
  return (
    <Popup
      title={label}
      width={240}
      trigger={
        <Button size="small" icon={<Plus />}>
          {label}
        </Button>
      }
    >
      {() => (
        <fieldset className={styles['ticks']}>
          <legend className="visually-hidden">{label}</legend>
          {options.map(({ key, name }) => (
            <Checkbox key={key} checked={chosen.includes(key)} onChange={() => onToggle(key)}>
              {name}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </Popup>
  )
}
