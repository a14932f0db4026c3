import { createContext } from 'react'

/** The white sheet of the shell: drawers and bulk bars lie inside it. */
export const SheetContext = createContext<HTMLElement | null>(null)
