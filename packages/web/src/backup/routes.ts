import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../app/shell-route.ts'

const backupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/backups',
  component: lazyRouteComponent(() => import('./BackupsPage.tsx'), 'BackupsPage'),
})

export const backupRoutes = [backupsRoute]
