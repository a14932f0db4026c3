import { readStored, writeStored } from '../app/browser-storage.ts'
import { createStore } from '../ui/create-store.ts'

// Exports that were begun in this browser and whose end nobody has been told yet; also after the page is loaded anew.

const storageKey = 'zhike.exports.awaited'
const most = 5

function stored(): readonly string[] {
  return (readStored(storageKey) ?? '').split(',').filter((id) => /^[\da-f-]{36}$/.test(id))
}

export const awaitedExports = createStore<readonly string[]>(stored())

function keep(ids: readonly string[]): void {
  awaitedExports.set(ids)
  writeStored(storageKey, ids.join(','))
}

export function awaitExport(id: string): void {
  keep([...awaitedExports.get().filter((one) => one !== id), id].slice(-most))
}

export function forgetExport(id: string): void {
  keep(awaitedExports.get().filter((one) => one !== id))
}
