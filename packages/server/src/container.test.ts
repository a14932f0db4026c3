import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { temporaryFolder } from '../test/database-holder.ts'
import { settingNames } from './env.ts'

// Docker does not run here: what can be known without it is held. The paths exist, the settings are ours, nobody is root.

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = join(root, 'deploy/container')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** The instructions of a Dockerfile, with continued lines joined and comments left out. */
const instructions = read('Dockerfile')
  .replaceAll(/^\s*#.*$/gm, '')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '')
  .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1).trim() }))
const all = (name: string) => instructions.filter((one) => one.name === name).map((one) => one.rest)
const lastStage = instructions.slice(instructions.findLastIndex((one) => one.name === 'FROM'))

describe('the Dockerfile', () => {
  it('begins from named versions, of no host of its own', () => {
    for (const image of all('FROM')) expect(image).toMatch(/^[a-z]+:\d[\w.-]+( AS \w+)?$/)
  })

  it('copies what is there', () => {
    const sources = all('COPY')
      .filter((rest) => !rest.includes('--from='))
      .flatMap((rest) =>
        rest
          .split(/\s+/)
          .filter((part) => !part.startsWith('--'))
          .slice(0, -1),
      )
    expect(sources.length).toBeGreaterThan(5)
    for (const source of sources) expect(existsSync(join(root, source)), source).toBe(true)
  })

  it('has every workspace that the lock file names, which npm ci compares', () => {
    const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] }
    const copied = lastStage.filter((one) => one.name === 'COPY').map((one) => one.rest)
    for (const workspace of workspaces) {
      expect(
        copied.some((rest) => rest.includes(` ${workspace}/package.json`) || rest.includes(` ${workspace} `)),
      ).toBe(true)
    }
  })

  it('runs as somebody else than root, in the end', () => {
    const user = lastStage.findLast((one) => one.name === 'USER')
    expect(user?.rest).toBe('node')
    const after = lastStage.slice(lastStage.indexOf(user ?? { name: '', rest: '' }))
    for (const { rest } of after.filter((one) => one.name === 'COPY')) expect(rest).toContain('--chown=node:node')
  })

  it('starts programs that are there, as lists, so that signals reach them', () => {
    const programs = [...all('CMD'), ...all('HEALTHCHECK').map((rest) => rest.slice(rest.indexOf('[')))]
    expect(programs).toHaveLength(2)
    for (const program of programs) {
      const words: string[] = JSON.parse(program)
      expect(words[0]).toBe('node')
      expect(existsSync(join(root, words.at(-1) ?? '')), program).toBe(true)
    }
  })

  it('fetches nothing but by npm ci, and sets only settings that there are', () => {
    expect(all('ADD')).toEqual([])
    for (const command of all('RUN')) expect(command).not.toMatch(/curl|wget|sudo|npm install|https?:/)
    for (const name of all('ENV')
      .join(' ')
      .match(/[A-Z][A-Z_]+(?==)/g) ?? []) {
      expect(['NODE_ENV', ...settingNames], name).toContain(name)
    }
  })

  it('leaves the history, data and what is built here out', () => {
    const ignored = read('Dockerfile.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/dist', 'data']))
  })
})

interface Service {
  build?: { context: string; dockerfile: string }
  image?: string
  environment?: Record<string, string>
  secrets?: string[]
  volumes?: string[]
  logging?: { options: Record<string, string> }
  privileged?: boolean
  ports?: string[]
}
interface Compose {
  services: Record<string, Service>
  volumes?: Record<string, unknown>
  secrets?: Record<string, unknown>
}

describe.each(['compose.yaml', 'compose.postgres.yaml'])('%s', (name) => {
  const compose = parse(read(name)) as Compose
  const services = Object.values(compose.services)

  it('builds from what is there, and names what it uses', () => {
    const builds = services.flatMap((service) => service.build ?? [])
    for (const { context, dockerfile } of builds) {
      expect(resolve(folder, context)).toBe(resolve(root))
      expect(statSync(join(folder, context, dockerfile)).isFile()).toBe(true)
    }
    const foreign = services.filter((service) => !service.build).flatMap((service) => service.image ?? [])
    for (const image of foreign) expect(image).toMatch(/^[a-z]+:\d[\w.-]+$/)
    const named = (kind: Record<string, unknown> | undefined) => Object.keys(kind ?? {})
    const volumes = services.flatMap((service) => service.volumes ?? []).map((volume) => volume.split(':')[0])
    expect(named(compose.volumes)).toEqual(expect.arrayContaining(volumes))
    const secrets = services.flatMap((service) => service.secrets ?? [])
    expect(named(compose.secrets)).toEqual(expect.arrayContaining(secrets))
  })

  it('gives Zhike settings that there are, writes no password down and opens no port to the network', () => {
    const own = Object.keys(compose.services.zhike?.environment ?? {})
    for (const setting of own) expect(settingNames).toContain(setting)
    const isSecret = (key: string) => /PASSWORD|SECRET|TOKEN|DATABASE_URL/.test(key)
    const environments = services.flatMap((service) => Object.entries(service.environment ?? {}))
    for (const [key, value] of environments.filter(([key]) => isSecret(key))) {
      expect(value, key).toMatch(/^\/run\/secrets\//)
    }
    for (const port of services.flatMap((service) => service.ports ?? [])) expect(port).toMatch(/^127\.0\.0\.1:/)
    for (const { options } of services.flatMap((service) => service.logging ?? [])) {
      expect(options).toMatchObject({ 'max-size': expect.any(String), 'max-file': expect.any(String) })
    }
    expect(services.filter((service) => service.privileged !== undefined)).toEqual([])
  })
})

describe('the health check', () => {
  const check = (port: number) =>
    new Promise<number | null>((resolve) => {
      const file = join(root, 'packages/server/src/healthcheck.ts')
      const child = spawn(process.execPath, [file], { env: { ZHIKE_PORT: String(port), PATH: '/usr/bin:/bin' } })
      child.on('close', resolve)
    })

  it('is 0 where the server and its database answer, else 1', async () => {
    let status = 200
    const server = createServer((request, response) =>
      response.writeHead(request.url === '/readyz' ? status : 404).end(),
    )
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    expect(await check(port)).toBe(0)
    status = 503
    expect(await check(port)).toBe(1)
    await new Promise((done) => server.close(done))
    expect(await check(port)).toBe(1)
  })
})

describe.skipIf(!existsSync('/usr/sbin/logrotate'))('the recipe for logrotate (needs logrotate)', () => {
  it('is understood', () => {
    const place = temporaryFolder('logrotate')
    try {
      const { status, stderr } = spawnSync(
        '/usr/sbin/logrotate',
        ['--debug', '--state', join(place.path, 'state'), join(root, 'deploy/logrotate.conf')],
        { encoding: 'utf8' },
      )
      expect(stderr).toContain('/var/log/zhike/zhike.log')
      expect(stderr).not.toMatch(/error:/)
      expect(status).toBe(0)
    } finally {
      place.remove()
    }
  })
})
