import type { Dispatch, SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '@zhike/core/roles/schema'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import type { RoleDraft } from './role-draft.ts'

interface RoleNameFieldsProps {
  role: Role | null
  draft: RoleDraft
  onChange: Dispatch<SetStateAction<RoleDraft>>
  isEditable: boolean
}

export function RoleNameFields({ role, draft, onChange, isEditable }: RoleNameFieldsProps) {
  const { t } = useTranslation('roles')
  if (!isEditable) return <p className="text-2">{role?.isBuiltIn ? t(`roles:note.${role.key}`) : draft.description}</p>
  return (
    <>
      <TextField
        label={t('roles:name')}
        required
        maxLength={60}
        value={draft.name}
        onChange={(event) => onChange((before) => ({ ...before, name: event.target.value }))}
      />
      <TextAreaField
        label={t('roles:description')}
        optional
        rows={2}
        maxLength={300}
        hint={t('roles:descriptionHint')}
        value={draft.description}
        onChange={(event) => onChange((before) => ({ ...before, description: event.target.value }))}
      />
    </>
  )
}
