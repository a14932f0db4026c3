import { useCallback, type KeyboardEvent } from 'react'

/** Arrow keys, Home and End move the focus among the children that match; used by tabs, menus and segments. */
export function useArrowFocus(selector: string) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: 0, End: 0 }[event.key]
      if (step === undefined) return
      const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
      const current = all.findIndex((one) => one === document.activeElement)
      const next =
        event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : (current + step + all.length) % all.length
      event.preventDefault()
      all[next]?.focus()
    },
    [selector],
  )
}
