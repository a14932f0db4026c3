export interface StopRequest {
  /** Resolves at the first signal, or when the process that started us is gone. */
  requested: Promise<void>
  /** For a start that takes a while: whether going on is in vain. */
  isRequested(): boolean
  now(): void
}

/**
 * A terminal sends Ctrl-C to everyone at once, and npm and the launcher pass it on: what comes again within two seconds
 * is the same wish. After that it means "at once".
 */
export function stopRequest(): StopRequest {
  let resolve: () => void = () => undefined
  const requested = new Promise<void>((done) => (resolve = done))
  let firstAt: number | undefined
  let wasLost = false
  const onSignal = () => {
    if (firstAt === undefined) {
      firstAt = Date.now()
      resolve()
    } else if (Date.now() - firstAt > 2000) {
      process.exit(1)
    }
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal)
  // The launcher holds a channel open; when it dies, nobody could stop us any more.
  if (process.channel !== undefined && process.channel !== null) {
    process.on('disconnect', onSignal)
    process.channel.unref?.()
  }
  return {
    requested,
    isRequested: () => wasLost || firstAt !== undefined,
    now() {
      wasLost = true
      resolve()
    },
  }
}
