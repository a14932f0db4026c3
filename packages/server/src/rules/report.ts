/** Tells how far a run is: phase, steps done, steps in all. */
export type Report = (phase: string, done: number, total: number) => Promise<void>
