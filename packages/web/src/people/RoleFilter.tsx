import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { roleOptionsQuery } from '../roles/api.ts'
import { useRoleNames } from '../roles/use-role-names.ts'
import { FilterChip } from '../ui/controls/FilterChip.tsx'
import { MenuList } from '../ui/overlay/ActionMenu.tsx'

interface RoleFilterProps {
  value: string | undefined
  onChange: (role: string | undefined) => void
}

/** Only people who have this role. */
export function RoleFilter({ value, onChange }: RoleFilterProps) {
  const { t } = useTranslation('people')
  const nameOf = useRoleNames()
  const { data } = useQuery(roleOptionsQuery)
  return (
    <FilterChip
      name={t('people:withRole')}
      {...(value ? { value: nameOf(value) } : {})}
      onClear={() => onChange(undefined)}
      width={220}
    >
      {(close) => (
        <MenuList
          label={t('people:withRole')}
          onDone={close}
          items={(data?.items ?? []).map((role) => ({
            key: role.key,
            label: nameOf(role.key, role.name),
            note: role.key === value && <Check aria-hidden="true" />,
            onSelect: () => onChange(role.key),
          }))}
        />
      )}
    </FilterChip>
  )
}
