/** Where to go after signing in: only addresses of ours, since “//elsewhere” would lead away. */
export function safeTarget(search: string): string {
  const to = new URLSearchParams(search).get('to')
  return to && /^\/(?![/\\])/.test(to) ? to : '/'
}

/** The address of the door, remembering where somebody wanted to go. */
export function signInAddress(wanted: string): string {
  const isDoor = /^\/(?:sign-in|first-run)?(?:$|[?#])/.test(wanted)
  return isDoor ? '/sign-in' : `/sign-in?to=${encodeURIComponent(wanted)}`
}
