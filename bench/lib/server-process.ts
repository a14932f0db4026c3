import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))

export interface RunningServer {
  pid: number
  stop(): Promise<void>
}

/** The product's own server as a process of its own, on this machine's loopback alone. */
export async function startServer(dataDir: string, port: number, logFile: string): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    env: {
      ...process.env,
      ZHIKE_DATA_DIR: dataDir,
      ZHIKE_PORT: String(port),
      ZHIKE_HOST: '127.0.0.1',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(logFile)
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  const exited = once(child, 'exit')
  const deadline = performance.now() + 120_000
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`the server did not start: see ${logFile}`)
    if (performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`the server was not ready after two minutes: see ${logFile}`)
    }
    await delay(100)
  }
  return {
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM')
      await exited
    },
  }
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request({ host: '127.0.0.1', port, path: '/readyz' }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    call.on('error', () => resolve(false))
    call.end()
  })
}
