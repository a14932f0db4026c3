import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { startTranslation } from './i18n/translation.ts'
import { queryClient, whenSignedOut } from './query-client.ts'
import { router } from './router.ts'
import { sessionQuery } from './session/session-query.ts'
import './theme/tokens.css'
import './theme/base.css'
import './theme/theme-mode.ts'

whenSignedOut(() => {
  if (router.state.location.pathname === '/sign-in') return
  queryClient.setQueryData(sessionQuery.queryKey, null)
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } })
})

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')

await startTranslation()
createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Suspense>
        <RouterProvider router={router} />
      </Suspense>
    </QueryClientProvider>
  </StrictMode>,
)
