import { useEffect, useLayoutEffect, useRef, useState, type ChangeEvent } from 'react'

/** What is typed into a search field, and the same once it has rested; never the middle of a pinyin word. */
export function useTyped(delayMs: number) {
  const [text, setText] = useState('')
  const [settled, setSettled] = useState('')
  const [isComposing, setComposing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (isComposing) return
    const timer = setTimeout(() => setSettled(text.trim()), delayMs)
    return () => clearTimeout(timer)
  }, [text, isComposing, delayMs])
  return {
    text,
    settled,
    input: (onTyped: () => void) => ({
      ref: field,
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        setText(event.target.value)
        onTyped()
      },
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
    }),
  }
}
