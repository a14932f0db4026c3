/** Where somebody who forgot a password asks for a link. */
export const forgottenPath = '/forgot'

/** Where to go after signing in: only addresses of ours, since “//elsewhere” would lead away. */
export function safeTarget(search: string): string {
  const to = new URLSearchParams(search).get('to')
  return to && /^\/(?![/\\])/.test(to) ? to : '/'
}

/** The token of an invitation or of a link for a new password, where the address is one. */
export function linkTokenIn(pathname: string): string | null {
  return /^\/(?:invite|reset)\/([^/]+)\/?$/.exec(pathname)?.[1] ?? null
}

/** The address of the door, remembering where somebody wanted to go. */
export function signInAddress(wanted: string): string {
  const isDoor = /^\/(?:sign-in|first-run|forgot)?(?:$|[?#])/.test(wanted)
  return isDoor ? '/sign-in' : `/sign-in?to=${encodeURIComponent(wanted)}`
}
