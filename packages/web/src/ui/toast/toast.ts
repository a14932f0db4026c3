import { createStore } from '../create-store.ts'

export interface Toast {
  id: number
  text: string
  /** Offered for six seconds: 已转给沈青禾 · 撤销. */
  undo?: () => unknown
  /** Offered beside it: 下载. */
  action?: { label: string; run: () => unknown }
  tone?: 'plain' | 'bad'
}

export const toastStore = createStore<readonly Toast[]>([])

let lastId = 0

/** Says what has happened at the bottom of the window. One at a time is enough; the latest wins. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId++
  toastStore.set([{ ...toast, id: lastId }])
  return lastId
}

export function dismissToast(id: number): void {
  toastStore.set(toastStore.get().filter((toast) => toast.id !== id))
}

/** What the key Z does. Returns false when there is nothing to undo. */
export function undoLast(): boolean {
  const toast = toastStore.get().find((one) => one.undo)
  if (!toast) return false
  dismissToast(toast.id)
  void toast.undo?.()
  return true
}
