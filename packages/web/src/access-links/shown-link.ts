import type { MadeAccessLink } from '@zhike/core/access-links/schema'

/** An installation that was not told its address knows less than the browser that has just reached it. */
export function shownLink(link: Pick<MadeAccessLink, 'url' | 'isAddressKnown'>, origin: string): string {
  return link.isAddressKnown ? link.url : origin + new URL(link.url).pathname
}
