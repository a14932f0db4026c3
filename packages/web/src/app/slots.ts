import { lazy, type ComponentType } from 'react'
import { AwaitedNotices } from '../exports/AwaitedNotices.tsx'
import { i18n } from './i18n/translation.ts'
import { lazyOverlay } from './lazy-overlay.ts'
import type { OverlayProps } from './overlay-props.ts'

interface Slots {
  /** The search over everything: the top bar, “/” and Ctrl K open it. */
  Search?: ComponentType<OverlayProps>
  /** 写跟进 from anywhere: the top bar, N and the phone's plus. */
  FollowUpComposer?: ComponentType<OverlayProps>
  /** The figure beside an entry of the rail. */
  NavCount?: ComponentType<{ to: string }>
  /** The person's saved views, below the daily entries of the rail. */
  SavedViews?: ComponentType
  /** Tells of exports that are ready; there only while somebody waits for one. */
  Notices?: ComponentType
}

/** What features put into the frame, each lazily. A control whose slot is empty is not shown. */
export const slots: Slots = {
  Notices: AwaitedNotices,
  NavCount: lazy(async () => ({ default: (await import('../today/NavCount.tsx')).NavCount })),
  Search: lazyOverlay(async () => {
    const [module] = await Promise.all([
      import('../search/SearchOverlay.tsx'),
      i18n.loadNamespaces(['search', 'customers', 'follow-ups']),
    ])
    return module.SearchOverlay
  }),
  FollowUpComposer: lazyOverlay(async () => {
    const [module] = await Promise.all([
      import('../follow-ups/FollowUpOverlay.tsx'),
      i18n.loadNamespaces(['follow-ups', 'search', 'customers']),
    ])
    return module.FollowUpOverlay
  }),
}
