import type { ComponentType } from 'react'

export interface OverlayProps {
  open: boolean
  onClose: () => void
}

interface Slots {
  /** The search over everything: the top bar, “/” and Ctrl K open it. */
  Search?: ComponentType<OverlayProps>
  /** 写跟进 from anywhere: the top bar, N and the phone's plus. */
  FollowUpComposer?: ComponentType<OverlayProps>
  /** The person's saved views, below the daily entries of the rail. */
  SavedViews?: ComponentType
}

/** What features put into the frame, each lazily. A control whose slot is empty is not shown. */
export const slots: Slots = {}
