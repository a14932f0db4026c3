/** As a shell counts a program that ended because nobody reads its output (128 + SIGPIPE). */
export const closedOutputCode = 141

/**
 * `zhike … | head`: once the reader has gone there is nobody to tell anything, not even that. Without a listener Node would
 * end the process with a stack. `end` lets a command that still has something to print stop early.
 */
export function onClosedOutput(streams: readonly NodeJS.WriteStream[], end: () => void): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      end()
    })
  }
}
