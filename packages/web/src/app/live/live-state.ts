let live = false

export function setLive(value: boolean): void {
  live = value
}

/** Whether changes come by themselves, so that nobody has to ask for them often. */
export function isLive(): boolean {
  return live
}
