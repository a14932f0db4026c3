import { useSuspenseQuery } from '@tanstack/react-query'
import type { Permission } from '@zhike/core/access/permissions'
import type { Session } from '@zhike/core/session/schema'
import { sessionQuery } from './session-query.ts'

/** The session on pages inside the shell, which open only when somebody is signed in. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('useSession is for pages inside the shell')
  return data
}

/** Whether the person may do this at all. What may be done with one record, its own abilities say. */
export function useCan(permission: Permission): boolean {
  return useSession().permissions.includes(permission)
}
