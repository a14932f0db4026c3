import { createLink } from '@tanstack/react-router'
import { AnchorButton } from './AnchorButton.tsx'

/** A button that is a link to a page: middle click and “open in a new tab” work. */
export const LinkButton = createLink(AnchorButton)
