import { useEffect, useRef, useState, type CSSProperties, type PointerEvent as ReactPointerEvent } from 'react'
import { dropIndex, shiftOf, type Span } from './drop-index.ts'

interface Drag {
  from: number
  to: number
  /** How far the row is from its place. */
  by: number
  spans: Span[]
}

const edge = 56
const edgeStep = 12

/** Rows moved by a grip, with mouse, pen or finger; Esc gives up. The last row keeps its place. */
export function useDragOrder(onDrop: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag>()
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])

  const start = (index: number, event: ReactPointerEvent<HTMLElement>) => {
    const rows = event.currentTarget.closest('ol')
    if (event.button !== 0 || !rows) return
    event.preventDefault()
    const scroller = scrollerOf(rows)
    const scrollAtStart = scroller.scrollTop
    const spans = [...rows.children].map((row) => {
      const box = row.getBoundingClientRect()
      return { top: box.top, height: box.height }
    })
    const fromY = event.clientY
    let y = fromY
    let current: Drag = { from: index, to: index, by: 0, spans }
    const place = () => {
      const by = y - fromY + scroller.scrollTop - scrollAtStart
      current = { from: index, to: dropIndex(spans, index, by), by, spans }
      setDrag(current)
    }
    const move = (next: PointerEvent) => {
      y = next.clientY
      place()
    }
    // A long list goes on under the pointer near the edge.
    const scroll = () => {
      const box = scroller.getBoundingClientRect()
      const step = y > box.bottom - edge ? edgeStep : y < box.top + edge ? -edgeStep : 0
      const before = scroller.scrollTop
      if (step !== 0 && current.by !== 0) scroller.scrollTop += step
      if (scroller.scrollTop !== before) place()
      frame = requestAnimationFrame(scroll)
    }
    let frame = requestAnimationFrame(scroll)
    const end = () => {
      cancelAnimationFrame(frame)
      listening.abort()
      stop.current = undefined
      setDrag(undefined)
    }
    const drop = () => {
      end()
      if (current.to !== index) onDrop(index, current.to)
    }
    const listening = new AbortController()
    const { signal } = listening
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', drop, { signal })
    window.addEventListener('pointercancel', end, { signal })
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return
        key.stopPropagation()
        end()
      },
      { signal, capture: true },
    )
    stop.current = end
    setDrag(current)
  }

  const styleOf = (index: number): CSSProperties | undefined => {
    if (!drag) return undefined
    const by = index === drag.from ? drag.by : shiftOf(drag.spans, drag.from, drag.to, index)
    return { transform: `translateY(${by}px)` }
  }
  return { start, styleOf, dragged: drag?.from }
}

function scrollerOf(element: HTMLElement): Element {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight) return one
  }
  return document.scrollingElement ?? document.documentElement
}
