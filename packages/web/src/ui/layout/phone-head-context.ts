import { createContext, type ReactNode } from 'react'

/** What the shell adds to the head of every page on a phone: search. */
export const PhoneHeadContext = createContext<ReactNode>(null)
