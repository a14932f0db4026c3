import type { ShellOverlay } from './shell/shell-overlay.ts'

/** What the shell tells an overlay of a feature. */
export interface OverlayProps {
  open: boolean
  onClose: () => void
  /** Puts another overlay in its place. */
  onOpen?: (overlay: ShellOverlay) => void
}
