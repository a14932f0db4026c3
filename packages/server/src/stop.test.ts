import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder, type TemporaryFolder } from '../test/database-holder.ts'
import { readEvents } from '../test/read-events.ts'
import { type RunningProgram, runZhike, startServer } from '../test/run-program.ts'
import { findPostmaster, freePort } from './platform/database/embedded/postmaster.ts'

let folder: TemporaryFolder
let server: RunningProgram
let env: Record<string, string>

beforeEach(async () => {
  folder = temporaryFolder('stop')
  env = { ZHIKE_DATA_DIR: folder.path, ZHIKE_PORT: String(await freePort()) }
})
afterEach(() => {
  server.child.kill('SIGKILL')
  folder.remove()
})

/** One request over a connection that is kept: its status, or why there is none. */
function ask(agent: Agent, path: string): Promise<number | string> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port: env.ZHIKE_PORT, path, agent }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    })
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    sent.end()
  })
}

describe('a server that is told to stop', { timeout: 120_000 }, () => {
  it('answers everybody who asks until it is gone, ends live streams, and leaves nothing', async () => {
    // In systemd's place: a program that writes down what it is told.
    const notified = join(folder.path, 'notified')
    writeFileSync(join(folder.path, 'systemd-notify'), `#!/bin/sh\necho "$@" >>'${notified}'\n`, { mode: 0o755 })
    server = startServer([], { ...env, NOTIFY_SOCKET: '/nowhere', PATH: `${folder.path}:/usr/bin:/bin` })
    await server.saying('Zhike 知客')
    await expect.poll(() => existsSync(notified) && readFileSync(notified, 'utf8')).toBe('READY=1\n')
    const who = ['--email', 'ada@example.com', '--name', 'Ada', '--role', 'administrator', '--company', 'Example']
    await runZhike(['user', 'create', ...who, '--password-stdin'], env, 'a long enough password\n')
    const key = (await runZhike(['api-key', 'create', '--user', 'ada@example.com', '--name', 'K'], env)).stdout.trim()
    const address = `http://127.0.0.1:${env.ZHIKE_PORT}`
    const stream = await readEvents(`${address}/api/v1/events/stream`, { authorization: `Bearer ${key}` })
    await expect.poll(() => stream.events.length).toBe(1)

    const outcomes = new Map<number | string, number>()
    const clients = Array.from({ length: 8 }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (;;) {
        const outcome = await ask(agent, '/api/v1/setup')
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        if (typeof outcome === 'string') return agent.destroy()
      }
    })
    await wait(1000)
    const answered = outcomes.get(200) ?? 0
    expect(answered).toBeGreaterThan(50)
    const ended = server.end('SIGTERM')
    await Promise.all(clients)
    // Each of the eight got answers until nobody listened any more.
    expect(Object.fromEntries(outcomes)).toEqual({ 200: expect.any(Number), ECONNREFUSED: 8 })
    expect(outcomes.get(200)).toBeGreaterThan(answered)
    await stream.ended
    expect(stream.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'restart' } })
    expect((await ended).code).toBe(0)
    expect(readFileSync(notified, 'utf8')).toBe('READY=1\nSTOPPING=1\n')
    expect(findPostmaster({ path: join(folder.path, 'postgres'), user: null })).toBeNull()
  })
})
