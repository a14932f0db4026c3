/** What the shell tells an overlay of a feature. */
export interface OverlayProps {
  open: boolean
  onClose: () => void
}
