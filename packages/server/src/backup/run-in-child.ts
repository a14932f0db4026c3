import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const worker = fileURLToPath(new URL('./run-worker.ts', import.meta.url))

/** A backup streams: it needs no more than this, however large the company is. */
const heapMegabytes = 256

/** Runs the worker to its end and answers what it said on its error output: warnings, and what made a run fail. */
export function runInChild(runId: string, signal: AbortSignal, settings: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${heapMegabytes}`, worker, runId],
      {
        // The channel closes with this process, however it ends.
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        ...(Object.keys(settings).length > 0 ? { env: settings } : {}),
      },
    )
    let words = ''
    child.stderr?.on('data', (data: Buffer) => (words = `${words}${data.toString()}`.slice(-2000)))
    const stop = () => child.kill('SIGTERM')
    signal.addEventListener('abort', stop, { once: true })
    child.on('error', reject)
    child.on('close', (code, signalName) => {
      signal.removeEventListener('abort', stop)
      if (code === 0) resolve(words.trim())
      else reject(new Error(`the worker ended with ${signalName ?? code}: ${words.trim()}`))
    })
  })
}
