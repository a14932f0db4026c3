/**
 * Tells how far a run is: phase, steps done, steps in all. Never waited for: it needs a connection of its own, which
 * others may hold while they wait for the rows this run has locked.
 */
export type Report = (phase: string, done: number, total: number) => void
