import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext } from '@tanstack/react-router'
import { FailedPage } from './FailedPage.tsx'
import { loadHouseWords } from './i18n/translation.ts'
import { NotFoundPage } from './NotFoundPage.tsx'

/** “/” leads on; Today, which most people open first, makes do with the words of the day. */
const withDailyWords = ['/', '/today']

/** The router lives in the house only: whoever comes here is signed in. */
export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  beforeLoad: ({ location }) => (withDailyWords.includes(location.pathname) ? undefined : loadHouseWords()),
  notFoundComponent: NotFoundPage,
  errorComponent: FailedPage,
})
