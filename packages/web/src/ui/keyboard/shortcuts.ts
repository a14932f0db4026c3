import { useEffect, useRef } from 'react'
import { createStore, useStore } from '../create-store.ts'

export interface Shortcut {
  /** 'j', 'ArrowDown', '/', '?', 'mod+k', or a sequence such as 'g t'. */
  keys: string
  run: (event: KeyboardEvent) => void
  /** Shown in the list of shortcuts; without it the key works unlisted. */
  label?: string
  group?: string
}

const registered = createStore<readonly (readonly Shortcut[])[]>([])
const sequenceMs = 1200
let pending: { key: string; at: number } | undefined

/** Registers keys while the component is on the page. Of two that claim a key the later one gets it. */
export function useShortcuts(shortcuts: readonly Shortcut[], isEnabled = true): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  const signature = shortcuts.map((one) => `${one.keys}\t${one.label}\t${one.group}`).join('\n')
  useEffect(() => {
    if (!isEnabled) return
    const mine = latest.current.map((one, index) => ({
      ...one,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }))
    registered.set([...registered.get(), mine])
    return () => registered.set(registered.get().filter((one) => one !== mine))
  }, [signature, isEnabled])
}

/** What can be pressed here and now, for the list of shortcuts. */
export function useRegisteredShortcuts(): Shortcut[] {
  return useStore(registered)
    .flat()
    .filter((one) => one.label)
}

/** Listens once for the whole window. Returns what stops it. */
export function installShortcuts(target: Window = window): () => void {
  const onKeyDown = (event: KeyboardEvent) => handleKey(event)
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return
  const key = keyOf(event)
  const isCommand = key.startsWith('mod+')
  if (!isCommand && (isEditing(event.target) || isOverPage(event.target))) return
  if (isInteractive(event.target) && ['Enter', ' ', 'ArrowUp', 'ArrowDown'].includes(key)) return

  const now = Date.now()
  const first = pending && now - pending.at < sequenceMs ? pending.key : undefined
  pending = undefined
  const found = (first && find(`${first} ${key}`)) || find(key)
  if (found) {
    event.preventDefault()
    found.run(event)
  } else if (startsSequence(key)) {
    pending = { key, at: now }
  }
}

function keyOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}

function find(keys: string): Shortcut | undefined {
  return registered
    .get()
    .flat()
    .findLast((one) => one.keys === keys)
}

function startsSequence(key: string): boolean {
  return registered
    .get()
    .flat()
    .some((one) => one.keys.startsWith(`${key} `))
}

function isEditing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type)
  return target.matches('textarea, select')
}

/** Inside a dialog or a menu the page's keys rest. A drawer beside the list is marked data-beside and does not count. */
function isOverPage(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role=dialog]:not([data-beside]), [role=menu]') !== null
}

function isInteractive(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('a, button, input, select, summary, [role=tab], [role=radio]')
}
