import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder, type TemporaryFolder } from '../test/database-holder.ts'
import { type RunningProgram, runZhike, startServer } from '../test/run-program.ts'
import { findPostmaster, freePort } from './platform/database/embedded/postmaster.ts'

let folder: TemporaryFolder
let running: RunningProgram[] = []
let env: Record<string, string>

beforeEach(async () => {
  folder = temporaryFolder('serve')
  env = { ZHIKE_DATA_DIR: folder.path, ZHIKE_PORT: String(await freePort()) }
})
afterEach(() => {
  for (const { child } of running) child.kill('SIGKILL')
  running = []
  folder.remove()
})

const address = () => `http://127.0.0.1:${env.ZHIKE_PORT}`
const postmaster = () => findPostmaster({ path: join(folder.path, 'postgres'), user: null })

function serve(...args: string[]): RunningProgram {
  const program = startServer(args, env)
  running.push(program)
  return program
}

// Whole processes on a machine that may be busy with other test files.
const patience = { timeout: 120_000 }

describe('the server program', patience, () => {
  it('serves a fresh installation, asks for a code from its console, works beside commands, and leaves nothing', async () => {
    const server = serve()
    await server.saying(`Zhike 知客: ${address()}`)
    expect(server.output()).toMatch(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/)
    expect(await (await fetch(`${address()}/healthz`)).json()).toEqual({ status: 'ok' })
    expect(await (await fetch(`${address()}/readyz`)).json()).toEqual({ status: 'ready' })
    expect(await (await fetch(`${address()}/api/v1/setup`)).json()).toMatchObject({ needsSetup: true, demo: false })

    const password = 'a long enough password'
    const create = ['user', 'create', '--email', 'ada@example.com', '--name', 'Ada', '--role', 'administrator']
    const made = await runZhike([...create, '--company', 'Example', '--password-stdin'], env, `${password}\n`)
    expect(made).toMatchObject({ code: 0 })
    expect(await (await fetch(`${address()}/api/v1/setup`)).json()).toMatchObject({ needsSetup: false })
    const key = await runZhike(['api-key', 'create', '--user', 'ada@example.com', '--name', 'K'], env)
    expect(key.stdout).toMatch(/^\S{20,}\n$/)
    const answer = await fetch(`${address()}/api/v1/session`, {
      headers: { authorization: `Bearer ${key.stdout.trim()}` },
    })
    expect(await answer.json()).toMatchObject({ person: { name: 'Ada' } })

    const doctor = await runZhike(['doctor', '--json'], env)
    expect(doctor.code).toBe(0)
    const findings: { check: string; state: string; text: string }[] = JSON.parse(doctor.stdout)
    expect(findings.filter((finding) => finding.state !== 'ok')).toEqual([])
    expect(findings.find((finding) => finding.check === 'server')?.text).toContain(`process ${server.child.pid}`)

    const ended = await server.end('SIGTERM')
    expect(ended.code).toBe(0)
    expect(postmaster()).toBeNull()
  })

  it('refuses a second start on the same folder, and a taken port, by name', async () => {
    const first = serve()
    await first.saying('Zhike 知客')
    const second = startServer([], { ...env, ZHIKE_PORT: String(await freePort()) })
    running.push(second)
    const refused = await new Promise<number | null>((resolve) => second.child.on('close', resolve))
    expect(refused).toBe(1)
    expect(second.output()).toContain(`process ${first.child.pid}, ${address()}`)
    expect((await first.end('SIGINT')).code).toBe(0)

    const blocker = createServer().listen(Number(env.ZHIKE_PORT), '127.0.0.1')
    const third = serve()
    const code = await new Promise<number | null>((resolve) => third.child.on('close', resolve))
    blocker.close()
    expect(code).toBe(1)
    expect(third.output()).toMatch(new RegExp(`Port ${env.ZHIKE_PORT} on 127.0.0.1 is taken.*ZHIKE_PORT=`))
    expect(postmaster()).toBeNull()
  })

  it('ends in order when it is told to while it still starts', async () => {
    const server = serve()
    await expect.poll(() => postmaster(), { timeout: 60_000, interval: 20, message: server.output() }).not.toBeNull()
    expect((await server.end('SIGINT')).code).toBe(0)
    expect(postmaster()).toBeNull()
  })

  it('names wrong settings and does not start', async () => {
    const server = startServer([], { ...env, ZHIKE_PORT: 'http', ZHIKE_TRUSTED_PROXIES: 'all' })
    const code = await new Promise<number | null>((resolve) => server.child.on('close', resolve))
    expect(code).toBe(2)
    expect(server.output()).toMatch(/ZHIKE_PORT is "http"/)
    expect(server.output()).toMatch(/ZHIKE_TRUSTED_PROXIES is "all"/)
  })
})

describe('the command line', patience, () => {
  it('works without a server, and leaves no database running', async () => {
    const migrated = await runZhike(['migrate', '--json'], env)
    expect(migrated).toMatchObject({ code: 0 })
    expect(JSON.parse(migrated.stdout).applied.length).toBeGreaterThan(0)
    expect(JSON.parse((await runZhike(['migrate', '--json'], env)).stdout)).toEqual({ applied: [] })
    const nobody = await runZhike(['api-key', 'create', '--user', 'nobody@example.com', '--name', 'K', '--json'], env)
    expect(nobody.code).toBe(1)
    expect(JSON.parse(nobody.stdout.trim().split('\n').at(-1) ?? '').error.message).toContain('nobody@example.com')
    expect(postmaster()).toBeNull()
  })

  it('tells the doctor’s visitor of an empty folder what to do, without making anything', async () => {
    const { code, stdout } = await runZhike(['doctor'], env)
    expect(code).toBe(0)
    expect(stdout).toMatch(/npm start makes it/)
    expect(postmaster()).toBeNull()
  })

  it.each([
    [[], 2, /zhike <command> \[options\]/],
    [['--help'], 0, /user create/],
    [['user'], 2, /user set-password/],
    [['user', 'create', '--help'], 0, /--password-stdin/],
    [['migrat'], 2, /Did you mean "migrate"/],
    [['migrate', '--fast'], 2, /Unknown option '--fast'/],
    [['migrate', 'now'], 2, /Unexpected argument 'now'/],
  ])('answers %j with help that fits', async (args, code, text) => {
    const result = await runZhike(args, env)
    expect(result.code).toBe(code)
    expect(result.stdout + result.stderr).toMatch(text)
  })
})
