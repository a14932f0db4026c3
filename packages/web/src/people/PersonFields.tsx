import type { Dispatch, SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import type { Department } from '@zhike/core/departments/schema'
import { locales } from '@zhike/core/kernel/problem'
import type { Person } from '@zhike/core/people/schema'
import { languageNames } from '../app/i18n/language-names.ts'
import { useSession } from '../app/session/use-session.ts'
import { PersonField } from '../ownership/PersonField.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { WayInChoice } from '../access-links/WayInChoice.tsx'
import { timeZoneOptions } from '../ui/format/time-zones.ts'
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
  const { company } = useSession()
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
      <PersonField
        label={t('people:form.manager')}
        none={t('people:form.noManager')}
        clear={t('people:form.noManager')}
        value={form.manager}
        onChange={(manager) => set({ manager })}
      />
      <div className={styles['pair']}>
        <SelectField
          label={t('people:form.locale')}
          value={form.locale}
          onChange={(event) => set({ locale: event.target.value })}
          options={[
            { value: '', label: t('people:form.anyLocale') },
            ...locales.map((locale) => ({ value: locale, label: languageNames[locale] })),
          ]}
        />
        <SelectField
          label={t('people:form.timeZone')}
          value={form.timeZone}
          onChange={(event) => set({ timeZone: event.target.value })}
          options={[
            { value: '', label: t('people:form.companyZone') },
            ...timeZoneOptions(form.timeZone || company.timeZone),
          ]}
        />
      </div>
      <RoleChoices
        chosen={form.roles}
        onChange={(roles) => set({ roles })}
        disabled={person !== null && !person.abilities.setRoles}
      />
      {!person && <WayInChoice value={form.way} onChange={(way) => set({ way })} />}
    </>
  )
}
