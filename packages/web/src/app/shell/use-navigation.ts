import { useRouter } from '@tanstack/react-router'
import { allowedEntries, type NavigationEntry } from '../navigation.ts'
import { useSession } from '../session/use-session.ts'

/** The entries this person may use. */
export function useNavigation(): NavigationEntry[] {
  const router = useRouter()
  const { permissions } = useSession()
  const known = router.routesByPath as Record<string, unknown>
  return allowedEntries(permissions, (path) => path in known)
}
