import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { roleKeys } from '@zhike/core/access/roles'
import { useCan } from '../app/session/use-session.ts'
import { roleOptionsQuery } from './api.ts'

const builtIn = new Set<string>(roleKeys)

/**
 * The name of a role by its key: built-in ones in the language of the page, the company's own by the name it gave them.
 * Told which keys are to be named, it asks the server only where one of them is the company's own.
 */
export function useRoleNames(keys?: readonly string[]): (key: string, name?: string | null) => string {
  const { t } = useTranslation('app')
  const mayAsk = useCan('person.read')
  const isNeeded = !keys || keys.some((key) => !builtIn.has(key))
  const { data } = useQuery({ ...roleOptionsQuery, enabled: mayAsk && isNeeded })
  return (key, name) => {
    if (builtIn.has(key)) return t(`app:roles.${key}`)
    return name ?? data?.items.find((one) => one.key === key)?.name ?? t('app:ownRole')
  }
}
