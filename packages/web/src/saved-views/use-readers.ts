import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { roleKeys } from '@zhike/core/access/roles'
import { personNamesQuery } from '../ownership/person-options.ts'
import { departmentsQuery, roleOptionsQuery } from '../roles/api.ts'

/** With whom a view can be shared, in words. */
export function useReaders(personIds: readonly string[]) {
  const { t } = useTranslation('app')
  const people = useQuery(personNamesQuery(personIds.join(',')))
  const departments = useQuery(departmentsQuery)
  const roles = useQuery(roleOptionsQuery)
  const roleName = (key: string) =>
    roleKeys.some((one) => one === key)
      ? t(`app:roles.${key}`)
      : (roles.data?.items.find((one) => one.key === key)?.name ?? t('app:ownRole'))
  return {
    personName: (id: string) => people.data?.find((one) => one.id === id)?.name ?? '…',
    departments: departments.data?.items ?? [],
    departmentName: (id: string) => departments.data?.items.find((one) => one.id === id)?.name ?? '…',
    roles: (roles.data?.items ?? []).map(({ key }) => ({ key, name: roleName(key) })),
    roleName,
  }
}
