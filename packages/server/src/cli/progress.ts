export interface Progress {
  /** Replaces the line that is shown; nothing happens where no person watches. */
  update(text: string): void
  /** Clears the line. */
  done(): void
}

/** A line on the terminal that rewrites itself, at most ten times a second. */
export function terminalProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { update: () => undefined, done: () => undefined }
  let shownAt = 0
  let isShown = false
  return {
    update(text) {
      if (Date.now() - shownAt < 100) return
      shownAt = Date.now()
      isShown = true
      const width = (stream.columns ?? 80) - 1
      stream.write(`\r\u001b[2K${text.slice(0, width)}`)
    },
    done() {
      if (isShown) stream.write('\r\u001b[2K')
      isShown = false
    },
  }
}
