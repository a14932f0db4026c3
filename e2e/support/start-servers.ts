import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FullConfig } from '@playwright/test'
import { freePort } from './free-port.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const startTimeoutMs = 120_000

interface RunningServer {
  url: string
  stop(): Promise<void>
}

/** A demo company for each worker, so that journeys do not meet, and a fresh installation that waits for its first run. */
export default async function startServers(config: FullConfig): Promise<() => Promise<void>> {
  // Servers that run already serve while a journey is being written.
  if (process.env.E2E_DEMO_URLS && process.env.E2E_FRESH_URL) return async () => undefined
  if (!existsSync(join(root, 'packages/web/dist/index.html'))) {
    throw new Error('The web is not built. Run: npm run build -w packages/web')
  }
  const demos = await Promise.all(Array.from({ length: config.workers }, () => start(['--demo'], () => undefined)))
  const fresh = await start([], (line) => {
    const code = /\b([A-Z2-9]{4}-?[A-Z2-9]{4})\b/.exec(line)?.[1]
    if (code) process.env.E2E_SETUP_CODE = code
  })
  process.env.E2E_DEMO_URLS = demos.map(({ url }) => url).join(' ')
  process.env.E2E_FRESH_URL = fresh.url
  return async () => {
    await Promise.all([...demos, fresh].map((server) => server.stop()))
  }
}

async function start(options: string[], onLine: (line: string) => void): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhike-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [join(root, 'packages/server/src/main.ts'), ...options], {
    env: { ...process.env, ZHIKE_DATA_DIR: dataDir, ZHIKE_PORT: String(port), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  const read = (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) {
      output.push(line)
      onLine(line)
    }
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  try {
    await untilReady(url, child)
  } catch (error) {
    throw new Error(`The server did not start: ${String(error)}\n${output.slice(-40).join('\n')}`, { cause: error })
  }
  return { url, stop: () => stop(child, dataDir) }
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready && (await fetch(`${url}/api/v1/setup`)).ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`not ready after ${startTimeoutMs / 1000} s`)
}

async function stop(child: ChildProcess, dataDir: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.exitCode === null) {
    child.kill('SIGINT')
    await ended
  }
  await rm(dataDir, { recursive: true, force: true })
}
