import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Entry } from './Entry.tsx'
import { startTranslation } from './i18n/translation.ts'
import { queryClient, whenEnrolmentWanted, whenSignedOut } from './query-client.ts'
import { sessionQuery } from './session/session-query.ts'
import './style-nonce.ts'
import './theme/tokens.css'
import './theme/base.css'
import './theme/theme-mode.ts'

// The session ended elsewhere: the door opens again and remembers the page.
whenSignedOut(() => queryClient.setQueryData(sessionQuery.queryKey, null))
whenEnrolmentWanted(() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }))

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')

const session = queryClient.prefetchQuery(sessionQuery)
await startTranslation()
await session
createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Entry />
    </QueryClientProvider>
  </StrictMode>,
)
