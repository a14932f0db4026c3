import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { get as getPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { get, request } from 'node:https'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { temporaryFolder, type TemporaryFolder } from '../test/database-holder.ts'
import { hasOpenssl, makeCertificate } from '../test/make-certificate.ts'
import { readEventsOf } from '../test/read-events.ts'
import { type RunningProgram, runZhike, startServer } from '../test/run-program.ts'
import { freePort } from './platform/database/embedded/postmaster.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const recipe = (name: string) => readFileSync(join(root, 'deploy', name), 'utf8')

const hasSystemd = existsSync('/usr/bin/systemd-analyze')
const hasNginx = existsSync('/usr/sbin/nginx') && hasOpenssl

describe.skipIf(!hasSystemd)('the systemd unit (needs systemd-analyze)', () => {
  it('passes systemd-analyze verify', () => {
    const folder = temporaryFolder('unit')
    try {
      const file = join(folder.path, 'zhike.service')
      // The paths of this checkout for those of an installation: verify looks whether the program is there.
      writeFileSync(
        file,
        recipe('zhike.service')
          .replaceAll('/opt/zhike', root.replace(/\/$/, ''))
          .replace('/usr/bin/node', process.execPath),
      )
      const { status, stdout, stderr } = spawnSync('/usr/bin/systemd-analyze', ['verify', '--man=no', file])
      expect(`${stdout}${stderr}`.split('\n').filter((line) => line.includes('zhike.service'))).toEqual([])
      expect(status).toBe(0)
    } finally {
      folder.remove()
    }
  })
})

describe.skipIf(!hasNginx)('behind nginx with TLS (needs nginx and openssl)', { timeout: 120_000 }, () => {
  let folder: TemporaryFolder
  let server: RunningProgram
  let nginx: ChildProcess
  let ports: { tls: number; plain: number; zhike: number }
  let origin: string
  let key: string

  beforeAll(async () => {
    folder = temporaryFolder('nginx')
    ports = { tls: await freePort(), plain: await freePort(), zhike: await freePort() }
    origin = `https://crm.example.com:${ports.tls}`
    const env = {
      ZHIKE_DATA_DIR: join(folder.path, 'data'),
      ZHIKE_PORT: String(ports.zhike),
      ZHIKE_PUBLIC_URL: origin,
      ZHIKE_TRUSTED_PROXIES: '127.0.0.1',
    }
    server = startServer([], env)
    await server.saying('Zhike 知客')
    const who = ['--email', 'ada@example.com', '--name', 'Ada', '--role', 'administrator', '--company', 'Example']
    await runZhike(['user', 'create', ...who, '--password-stdin'], env, 'a long enough password\n')
    key = (await runZhike(['api-key', 'create', '--user', 'ada@example.com', '--name', 'K'], env)).stdout.trim()
    nginx = startNginx(folder.path, ports)
    await vi.waitFor(() => call('GET', '/readyz'), { timeout: 20_000 })
  }, 120_000)

  afterAll(async () => {
    nginx?.kill('SIGTERM')
    await server?.end('SIGTERM')
    folder?.remove()
  })

  const visitor = (path: string, headers: Record<string, string>) => ({
    host: '127.0.0.1',
    port: ports.tls,
    localAddress: '127.0.0.2',
    path,
    rejectUnauthorized: false,
    headers: { host: `crm.example.com:${ports.tls}`, ...headers },
  })

  /** As the visitor 127.0.0.2, whom nginx sees and Zhike does not. */
  function call(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer | string) {
    return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
      const sent = request({ ...visitor(path, headers), method }, (answer) => {
        let text = ''
        answer.on('data', (part: Buffer) => (text += part.toString()))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  it('signs in with a cookie for HTTPS alone, and the audit knows the real address', async () => {
    const body = JSON.stringify({ identifier: 'ada@example.com', password: 'a long enough password' })
    const headers = { 'content-type': 'application/json', origin, 'x-forwarded-for': '203.0.113.9' }
    const signedIn = await call('POST', '/api/v1/sign-in', headers, body)
    expect(signedIn.status, signedIn.text).toBe(200)
    const cookies = signedIn.headers['set-cookie'] ?? []
    expect(cookies.length).toBeGreaterThan(0)
    expect(cookies.every((cookie) => /; secure/i.test(cookie) && /; httponly/i.test(cookie))).toBe(true)
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
    expect(JSON.parse((await call('GET', '/api/v1/session', { cookie })).text)).toMatchObject({
      person: { name: 'Ada' },
    })
    const { items } = JSON.parse((await call('GET', '/api/v1/audit?action=session.sign-in', { cookie })).text)
    expect(items[0]).toMatchObject({ ipAddress: '127.0.0.2' })
    const elsewhere = await call('POST', '/api/v1/sign-in', { ...headers, origin: 'https://evil.example' }, body)
    expect(elsewhere.status).toBe(403)
  })

  it('lets live events through as they happen, and ends them with the session', async () => {
    const body = JSON.stringify({ identifier: 'ada@example.com', password: 'a long enough password' })
    const signedIn = await call('POST', '/api/v1/sign-in', { 'content-type': 'application/json', origin }, body)
    const cookie = (signedIn.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    get(visitor('/api/v1/events/stream', { cookie }), resolve).on('error', reject)
    const stream = readEventsOf(await promise)
    await vi.waitFor(() => expect(stream.events.map((one) => one.event)).toEqual(['hello']), { timeout: 3000 })
    const customer = JSON.stringify({ kind: 'organisation', name: '实时测试有限公司' })
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const { text } = await call('POST', '/api/v1/customers', headers, customer)
    const { id } = JSON.parse(text)
    await vi.waitFor(() => expect(stream.events.at(-1)?.data).toMatchObject({ customerIds: [id] }), { timeout: 5000 })
    await call('POST', '/api/v1/sign-out', { cookie, origin })
    await stream.ended
    expect(stream.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'signed-out' } })
  })

  it('shows figures to nobody who comes through it', async () => {
    expect((await call('GET', '/metrics')).status).toBe(404)
  })

  it('lets a large file through', async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => `测试客户${n}有限公司,0574-5550${String(n).padStart(4, '0')}`)
    const boundary = 'zhike-test-boundary'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\nContent-Type: text/csv\r\n\r\n`
    const body = Buffer.from(`${head}客户名称,电话\n${rows.join('\n')}\n\r\n--${boundary}--\r\n`)
    expect(body.length).toBeGreaterThan(2_000_000)
    const headers = { authorization: `Bearer ${key}`, 'content-type': `multipart/form-data; boundary=${boundary}` }
    const created = await call('POST', '/api/v1/imports?kind=customers', headers, body)
    expect(created.status, created.text.slice(0, 300)).toBe(201)
  })

  it('sends whoever comes without TLS to the address with it', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<string | undefined>()
    const options = { host: '127.0.0.1', port: ports.plain, path: '/today', headers: { host: 'crm.example.com' } }
    getPlain(options, (answer) => resolve(`${answer.statusCode} ${answer.headers.location}`)).on('error', reject)
    expect(await promise).toBe('301 https://crm.example.com/today')
  })
})

/** The recipe as it stands, with this test's ports, certificate and folders. */
function startNginx(path: string, ports: { tls: number; plain: number; zhike: number }): ChildProcess {
  const certificate = join(path, 'certificate.pem')
  const key = join(path, 'key.pem')
  makeCertificate(certificate, key)
  mkdirSync(join(path, 'tmp'))
  const site = recipe('nginx.conf')
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${ports.plain};`)
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${ports.tls} ssl http2;`)
    .replace('/etc/ssl/zhike/fullchain.pem', `"${certificate}"`)
    .replace('/etc/ssl/zhike/privkey.pem', `"${key}"`)
    .replace('127.0.0.1:3000', `127.0.0.1:${ports.zhike}`)
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path "${join(path, 'tmp', name)}";`,
  )
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  writeFileSync(
    join(path, 'nginx.conf'),
    `${user} pid "${join(path, 'nginx.pid')}"; error_log stderr; events {} http { access_log off; ${folders.join(' ')}\n${site}\n}`,
  )
  return spawn('/usr/sbin/nginx', ['-c', join(path, 'nginx.conf'), '-p', path, '-g', 'daemon off;'], {
    stdio: 'inherit',
  })
}
