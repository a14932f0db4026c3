import { type ChildProcess, spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src')

/** Only what a fresh machine has, so that a developer's own settings cannot reach a test. */
const bareEnvironment = {
  PATH: '/usr/bin:/bin',
  HOME: '/',
  NODE_COMPILE_CACHE: join(tmpdir(), 'zhike-test-compile-cache'),
}

export interface ProgramResult {
  code: number | null
  stdout: string
  stderr: string
}

function launch(file: string, args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(source, file), ...args], {
    env: { ...bareEnvironment, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Runs `zhike …` to its end in a process of its own. */
export function runZhike(args: string[], env: Record<string, string>, input = ''): Promise<ProgramResult> {
  const child = launch('cli/zhike.ts', args, env)
  child.stdin?.end(input)
  return finished(child)
}

function finished(child: ChildProcess): Promise<ProgramResult> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (data: Buffer) => (stdout += data.toString()))
  child.stderr?.on('data', (data: Buffer) => (stderr += data.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

export interface RunningProgram {
  child: ChildProcess
  output(): string
  /** Waits until the output holds this text; fails with the output when the program ends before. */
  saying(text: string): Promise<void>
  end(signal: NodeJS.Signals): Promise<ProgramResult>
}

/** Starts the server program; the caller ends it. */
export function startServer(args: string[], env: Record<string, string>): RunningProgram {
  const child = launch('main.ts', args, env)
  let output = ''
  const listeners = new Set<() => void>()
  const read = (data: Buffer) => {
    output += data.toString()
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  const result = finished(child)
  return {
    child,
    output: () => output,
    saying(text) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(text)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
        void result.then(() => reject(new Error(`it ended without saying "${text}":\n${output}`)))
      })
    },
    end(signal) {
      child.kill(signal)
      return result
    },
  }
}
