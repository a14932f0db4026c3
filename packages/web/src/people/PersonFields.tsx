import { X } from 'lucide-react'
import { useId, type Dispatch, type SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import type { Department } from '@zhike/core/departments/schema'
import type { Person } from '@zhike/core/people/schema'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { departmentLines } from './department-tree.ts'
import type { PersonForm } from './person-form.ts'
import { RoleChoices } from './RoleChoices.tsx'
import styles from './people.module.css'

interface PersonFieldsProps {
  form: PersonForm
  onChange: Dispatch<SetStateAction<PersonForm>>
  person: Person | null
  departments: readonly Department[]
}

export function PersonFields({ form, onChange, person, departments }: PersonFieldsProps) {
  const { t } = useTranslation('people')
  const set = (part: Partial<PersonForm>) => onChange((before) => ({ ...before, ...part }))
  const managerLabel = useId()
  return (
    <>
      <TextField
        label={t('people:form.name')}
        required
        maxLength={100}
        value={form.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <div className={styles['pair']}>
        <TextField
          label={t('people:form.phone')}
          optional
          type="tel"
          value={form.phone}
          onChange={(event) => set({ phone: event.target.value })}
        />
        <TextField
          label={t('people:form.email')}
          optional
          type="email"
          value={form.email}
          onChange={(event) => set({ email: event.target.value })}
        />
        <TextField
          label={t('people:form.staffNumber')}
          optional
          maxLength={64}
          value={form.staffNumber}
          onChange={(event) => set({ staffNumber: event.target.value })}
        />
        <TextField
          label={t('people:form.post')}
          optional
          maxLength={100}
          value={form.post}
          onChange={(event) => set({ post: event.target.value })}
        />
        <SelectField
          label={t('people:form.department')}
          value={form.departmentId}
          onChange={(event) => set({ departmentId: event.target.value })}
          options={[
            { value: '', label: t('people:form.noDepartment') },
            ...departmentLines(departments).map((line) => ({
              value: line.department.id,
              label: `${'　'.repeat(line.depth)}${line.department.name}`,
            })),
          ]}
        />
        <TextField
          label={t('people:form.capacity')}
          optional
          inputMode="numeric"
          hint={t('people:form.capacityHint')}
          value={form.capacity}
          onChange={(event) => set({ capacity: event.target.value })}
        />
      </div>
      <div className={styles['manager']} role="group" aria-labelledby={managerLabel}>
        <span id={managerLabel} className={styles['label']}>
          {t('people:form.manager')}
        </span>
        <span className={styles['who']}>
          <Popup
            title={t('people:form.manager')}
            trigger={<Button>{form.manager?.name ?? t('people:form.noManager')}</Button>}
            width={320}
          >
            {(close) => (
              <PersonChooser
                label={t('people:form.manager')}
                chosen={form.manager ? [form.manager.id] : []}
                onPick={(manager) => {
                  set({ manager })
                  close()
                }}
              />
            )}
          </Popup>
          {form.manager && (
            <IconButton
              label={t('people:form.noManager')}
              icon={<X aria-hidden="true" />}
              onClick={() => set({ manager: null })}
            />
          )}
        </span>
      </div>
      <RoleChoices
        chosen={form.roles}
        onChange={(roles) => set({ roles })}
        disabled={person !== null && !person.abilities.setRoles}
      />
      {!person && (
        <Checkbox checked={form.withLogin} onChange={(event) => set({ withLogin: event.target.checked })}>
          {t('people:form.login')} <small className="meta">{t('people:form.loginHint')}</small>
        </Checkbox>
      )}
    </>
  )
}
