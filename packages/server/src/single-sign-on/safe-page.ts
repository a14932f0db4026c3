/** A page of ours, or the first one: “//elsewhere” would lead away. */
export function safePage(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/'
}

/** The door, remembering where somebody wanted to go. */
export function signInPage(to: string | undefined): string {
  const page = safePage(to)
  return page === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(page)}`
}
