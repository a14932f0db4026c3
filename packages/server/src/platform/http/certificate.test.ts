import { copyFileSync, writeFileSync } from 'node:fs'
import { Server, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, type TemporaryFolder } from '../../../test/database-holder.ts'
import { hasOpenssl, makeCertificate } from '../../../test/make-certificate.ts'
import { createTestApp, type TestApp } from '../../../test/test-app.ts'
import { certificateEnd, followCertificate, readCertificate } from './certificate.ts'

describe.skipIf(!hasOpenssl)('TLS by a certificate of one’s own (needs openssl)', () => {
  let folder: TemporaryFolder
  let test: TestApp
  let certFile: string
  let keyFile: string

  beforeAll(async () => {
    folder = temporaryFolder('tls')
    certFile = join(folder.path, 'cert.pem')
    keyFile = join(folder.path, 'key.pem')
    makeCertificate(certFile, keyFile, 'first.example.com')
    test = await createTestApp({ ZHIKE_TLS_CERT_FILE: certFile, ZHIKE_TLS_KEY_FILE: keyFile })
    await test.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await test.close()
    folder.remove()
  })

  function ask(): Promise<{ status: number; headers: Record<string, unknown>; name: string; protocol: string | null }> {
    const { port } = test.app.server.address() as AddressInfo
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, path: '/healthz', rejectUnauthorized: false, agent: false },
        (answer) => {
          const socket = answer.socket as TLSSocket
          const name = String(socket.getPeerCertificate().subject.CN)
          const protocol = socket.getProtocol()
          answer.resume()
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, name, protocol }))
        },
      )
      sent.on('error', reject)
      sent.end()
    })
  }

  it('answers HTTPS, and asks browsers to come by HTTPS from then on', async () => {
    expect(test.env.publicUrl).toMatch(/^https:/)
    const answer = await ask()
    expect(answer).toMatchObject({ status: 200, name: 'first.example.com', protocol: 'TLSv1.3' })
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin')
  })

  it('serves a renewed certificate without a restart, and keeps the old one when the new does not fit', async () => {
    const { server } = test.app
    expect(server).toBeInstanceOf(Server)
    if (!(server instanceof Server)) return
    const files = { certFile, keyFile }
    const unfollow = followCertificate(server, files, pino({ level: 'silent' }), 50)
    try {
      makeCertificate(`${certFile}.new`, `${keyFile}.new`, 'second.example.com')
      copyFileSync(`${keyFile}.new`, keyFile)
      copyFileSync(`${certFile}.new`, certFile)
      await expect.poll(async () => (await ask()).name, { timeout: 5000 }).toBe('second.example.com')
      writeFileSync(certFile, 'half a cert')
      await new Promise((done) => setTimeout(done, 300))
      expect((await ask()).name).toBe('second.example.com')
    } finally {
      unfollow()
      copyFileSync(`${certFile}.new`, certFile)
    }
  })

  it('names the setting whose file is missing or does not fit', () => {
    expect(() => readCertificate({ certFile: join(folder.path, 'none.pem'), keyFile })).toThrow(
      /ZHIKE_TLS_CERT_FILE is ".*none\.pem": it cannot be read \(ENOENT/,
    )
    const other = join(folder.path, 'other.pem')
    makeCertificate(join(folder.path, 'x.pem'), other)
    expect(() => readCertificate({ certFile, keyFile: other })).toThrow(/do not go together/)
  })

  it('knows when a certificate ends', () => {
    const days = ((certificateEnd(certFile)?.getTime() ?? 0) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(1)
    expect(days).toBeLessThan(3)
    expect(certificateEnd(keyFile)).toBeNull()
  })
})
