import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listRoleOptions } from '@zhike/core/roles/api'
import { callRoute } from '../app/api-client.ts'
import { FilterChip } from '../ui/controls/FilterChip.tsx'
import { MenuList } from '../ui/overlay/ActionMenu.tsx'

interface RoleFilterProps {
  value: string | undefined
  onChange: (role: string | undefined) => void
}

/** Only people with one role: built in, or of the company's own. */
export function RoleFilter({ value, onChange }: RoleFilterProps) {
  const { t } = useTranslation(['people', 'app'])
  const { data } = useQuery({
    queryKey: ['roles', 'options'],
    queryFn: ({ signal }) => callRoute(listRoleOptions, { signal }),
  })
  const items = (data?.items ?? []).map(({ key, name }) => ({ key, label: name ?? t(`app:roles.${key}`) }))
  return (
    <FilterChip
      name={t('people:anyRole')}
      value={items.find((item) => item.key === value)?.label}
      onClear={() => onChange(undefined)}
      width={220}
    >
      {(close) => (
        <MenuList
          label={t('people:anyRole')}
          items={items.map((item) => ({ ...item, onSelect: () => onChange(item.key) }))}
          onDone={close}
        />
      )}
    </FilterChip>
  )
}
