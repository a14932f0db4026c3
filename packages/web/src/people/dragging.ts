import type { DragEvent } from 'react'

/** What is on its way over the page: a department of the tree or a person of the list. */
export type Dragged = { id: string; version: number; name: string } & (
  | { kind: 'department' }
  /** Out of which department. */
  | { kind: 'person'; from: string | null }
)

const type = 'application/x-zhike-organisation'
// The browser hides what is carried until it is dropped; who may take it must be known before.
let carried: Dragged | null = null

export function startDrag(event: DragEvent, dragged: Dragged): void {
  carried = dragged
  event.dataTransfer.setData(type, dragged.id)
  event.dataTransfer.effectAllowed = 'move'
}

export function draggedNow(event: DragEvent): Dragged | null {
  return event.dataTransfer.types.includes(type) ? carried : null
}

export function endDrag(): void {
  carried = null
}
