/** What lies over the page when a key or a button of the frame asks for it. */
export type ShellOverlay = 'search' | 'follow-up' | 'shortcuts'
