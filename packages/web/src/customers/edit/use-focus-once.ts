import { useLayoutEffect, useRef, type RefObject } from 'react'

/** Puts the focus into the first field of a dialog that was opened to write in. */
export function useFocusOnce<T extends HTMLElement = HTMLInputElement>(isWanted = true): RefObject<T | null> {
  const field = useRef<T>(null)
  useLayoutEffect(() => {
    if (isWanted) field.current?.focus()
  }, [isWanted])
  return field
}
