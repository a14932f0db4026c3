/** How far the work is, for whoever waits for it. */
export type Report = (done: number, total: number) => void
