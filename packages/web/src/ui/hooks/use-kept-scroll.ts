import { useLayoutEffect, type RefObject } from 'react'

const places = new Map<string, number>()

/**
 * Keeps the place in a list: leaves a mark while scrolling and returns to it when the same list is shown again.
 * Without a box it is the window that scrolls (phones). `isReady` says that the rows are there.
 */
export function useKeptScroll(key: string | undefined, isReady: boolean, box?: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (key === undefined || !isReady) return
    const element = box?.current
    const target: HTMLElement | Window = element ?? window
    const kept = places.get(key) ?? 0
    if (element) element.scroll({ top: kept })
    else if (!box) window.scrollTo(0, kept)
    const onScroll = () => places.set(key, element ? element.scrollTop : window.scrollY)
    target.addEventListener('scroll', onScroll, { passive: true })
    return () => target.removeEventListener('scroll', onScroll)
  }, [key, isReady, box])
}
