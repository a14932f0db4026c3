import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signatureOf } from '../src/platform/files/sign-s3.ts'

export const s3Keys = { accessKeyId: 'AKIATESTS', secretAccessKey: 'a secret/of+tests', region: 'cn-test-1' }
export const s3Bucket = 'zhike-files'

export interface S3Server {
  endpoint: string
  /** What lies in it, by key. */
  objects: Map<string, Buffer>
  /** Answers so many requests with 503 first. */
  failNext(count: number): void
  close(): Promise<void>
}

/** A small service that speaks S3 by path: it refuses what is not signed with its keys, or is not what was signed. */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  let failures = 0
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request)
      if (failures > 0) {
        failures--
        return refuse(response, 503, 'SlowDown')
      }
      const wrong = whatIsWrong(request, body)
      if (wrong) return refuse(response, 403, wrong)
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://s3').pathname)
      if (!path.startsWith(`/${s3Bucket}/`)) return refuse(response, 404, 'NoSuchBucket')
      return answer(request.method ?? '', path.slice(s3Bucket.length + 2), body, objects, response)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    failNext: (count) => (failures = count),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(method: string, key: string, body: Buffer, objects: Map<string, Buffer>, response: ServerResponse) {
  if (method === 'PUT') {
    objects.set(key, body)
    response.end()
  } else if (method === 'DELETE') {
    objects.delete(key)
    response.writeHead(204).end()
  } else {
    const found = objects.get(key)
    if (found) response.end(found)
    else refuse(response, 404, 'NoSuchKey')
  }
}

/** As S3 checks a request: who signs, over which headers, and whether the body is the one that was signed. */
function whatIsWrong(request: IncomingMessage, body: Buffer): string | null {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/((\d{8})\/([^/]+)\/s3\/aws4_request), SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!match) return 'MissingSecurityHeader'
  const [, accessKeyId, scope = '', , region, signed = '', signature] = match
  if (accessKeyId !== s3Keys.accessKeyId || region !== s3Keys.region) return 'InvalidAccessKeyId'
  const names = signed.split(';')
  if (!names.includes('host') || !names.includes('x-amz-date')) return 'AccessDenied'
  const time = String(request.headers['x-amz-date'])
  const at = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(Date.now() - at) < 15 * 60_000)) return 'RequestTimeTooSkewed'
  const payload = String(request.headers['x-amz-content-sha256'])
  if (createHash('sha256').update(body).digest('hex') !== payload) return 'XAmzContentSHA256Mismatch'
  const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name] ?? '')]))
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
  const own = signatureOf({ method: request.method ?? '', url, payload }, headers, s3Keys, time, scope)
  return own.signature === signature ? null : 'SignatureDoesNotMatch'
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
