import { useState } from 'react'
import { useMediaQuery } from '../../ui/hooks/use-media-query.ts'
import { readStored, writeStored } from '../browser-storage.ts'

const storageKey = 'zhike.rail'

/** Wide or narrow rail: as chosen in this browser, narrow by itself below 1024 px. */
export function useRail() {
  const isNarrow = useMediaQuery('(max-width: 1024px)')
  const [choice, setChoice] = useState(() => readStored(storageKey))
  const isCollapsed = choice === null ? isNarrow : choice === 'collapsed'
  const toggle = () => {
    const next = isCollapsed ? 'open' : 'collapsed'
    writeStored(storageKey, next)
    setChoice(next)
  }
  return { isCollapsed, toggle }
}
