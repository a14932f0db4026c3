import type { ComponentType } from 'react'
import { lazyOverlay } from './lazy-overlay.ts'
import type { OverlayProps } from './overlay-props.ts'

interface Slots {
  /** The search over everything: the top bar, “/” and Ctrl K open it. */
  Search?: ComponentType<OverlayProps>
  /** 写跟进 from anywhere: the top bar, N and the phone's plus. */
  FollowUpComposer?: ComponentType<OverlayProps>
  /** The person's saved views, below the daily entries of the rail. */
  SavedViews?: ComponentType
}

/** What features put into the frame, each lazily. A control whose slot is empty is not shown. */
export const slots: Slots = {
  Search: lazyOverlay(async () => (await import('../search/SearchOverlay.tsx')).SearchOverlay),
  FollowUpComposer: lazyOverlay(async () => (await import('../follow-ups/FollowUpOverlay.tsx')).FollowUpOverlay),
}
