import { createHash, createHmac } from 'node:crypto'

// AWS Signature Version 4 in headers, as S3 and what speaks like it ask for it.

export interface S3Credentials {
  accessKeyId: string
  secretAccessKey: string
  region: string
}

export interface UnsignedRequest {
  method: string
  url: URL
  /** SHA-256 of the body in hex. */
  payload: string
  headers?: Readonly<Record<string, string>>
}

export const emptyPayload = createHash('sha256').digest('hex')

/** The headers that make a request one's own; `host` is sent by whoever sends the request. */
export function signS3(request: UnsignedRequest, credentials: S3Credentials, at: Date): Record<string, string> {
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = `${time.slice(0, 8)}/${credentials.region}/s3/aws4_request`
  const sent: Record<string, string> = {
    ...request.headers,
    'x-amz-content-sha256': request.payload,
    'x-amz-date': time,
  }
  const { signature, signed } = signatureOf(request, { ...sent, host: request.url.host }, credentials, time, scope)
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
  }
}

/** The signature over exactly these headers, `host` among them. */
export function signatureOf(
  { method, url, payload }: Pick<UnsignedRequest, 'method' | 'url' | 'payload'>,
  headers: Readonly<Record<string, string>>,
  { secretAccessKey, region }: S3Credentials,
  time: string,
  scope: string,
): { signature: string; signed: string } {
  const lines = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim().replace(/ +/g, ' ')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const signed = lines.map(([name]) => name).join(';')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const path = url.pathname
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/')
  const canonical = [method, path, query, ...lines.map(([name, value]) => `${name}:${value}`), '', signed, payload]
  const digest = createHash('sha256').update(canonical.join('\n')).digest('hex')
  const text = ['AWS4-HMAC-SHA256', time, scope, digest].join('\n')
  const steps = [time.slice(0, 8), region, 's3', 'aws4_request']
  const key = steps.reduce<Buffer>((last, step) => hmac(last, step), Buffer.from(`AWS4${secretAccessKey}`))
  return { signature: hmac(key, text).toString('hex'), signed }
}

const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** RFC 3986: everything but unreserved signs. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
