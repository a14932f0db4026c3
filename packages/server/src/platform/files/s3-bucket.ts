import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import { storeUnreachable } from '@zhike/core/files/problems'
import type { KnownContent } from './known-content.ts'
import { emptyPayload, signS3, type S3Credentials } from './sign-s3.ts'

export interface BucketSettings extends S3Credentials {
  endpoint: string
  bucket: string
  /** Before every key: '' or a folder with its stroke. */
  prefix: string
  /** path: https://host/bucket/key · host: https://bucket.host/key, which some providers ask for. */
  addressing: 'path' | 'host'
}

/** A bucket of a service that speaks S3. */
export interface Bucket {
  /** As it is called in reports: without secrets. */
  readonly name: string
  put(id: string, path: string, known: KnownContent): Promise<void>
  get(id: string): Promise<Readable | null>
  remove(id: string): Promise<void>
  /** Writes, reads and deletes a small object; throws what stands in the way. */
  probe(): Promise<void>
}

/** Until the answer begins; a body may take as long as it needs. */
const answerWithinMs = 30_000
const attempts = 3

interface Sent {
  body?: Blob
  payload?: string
}

export function createBucket(settings: BucketSettings): Bucket {
  const keyOf = (id: string) => `${settings.prefix}files/${id.slice(-2)}/${id}`

  async function send(method: string, key: string, { body, payload = emptyPayload }: Sent = {}): Promise<Response> {
    const url = addressOf(settings, key)
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === attempts
      try {
        const headers = signS3({ method, url, payload }, settings, new Date())
        const response = await answerOf(url, { method, headers, ...(body ? { body } : {}) })
        if (response.status < 500 || isLast) return response
        await response.body?.cancel()
      } catch (error) {
        if (isLast) throw storeUnreachable({ reason: reasonOf(error) })
      }
      await new Promise((resolve) => setTimeout(resolve, 100 * 4 ** (attempt - 1)))
    }
  }

  async function expect(response: Response, ...fine: number[]): Promise<void> {
    if (response.ok || fine.includes(response.status)) {
      await response.body?.cancel()
      return
    }
    throw await refusalOf(response)
  }

  async function read(key: string): Promise<Readable | null> {
    const response = await send('GET', key)
    if (response.status === 404) {
      const code = codeIn(await response.text())
      // A bucket that is gone must not look like files that are gone.
      if (code === 'NoSuchBucket') throw storeUnreachable({ reason: code })
      return null
    }
    if (!response.ok) throw await refusalOf(response)
    return Readable.from(response.body ? bytesOf(response.body) : [], { objectMode: false })
  }

  const write = async (key: string, body: Blob, sha256: Buffer) =>
    expect(await send('PUT', key, { body, payload: sha256.toString('hex') }))
  const erase = async (key: string) => expect(await send('DELETE', key), 404)

  return {
    name: `${new URL(settings.endpoint).host}/${settings.bucket}/${settings.prefix}`,
    // The service compares the digest that is signed with what arrives: what it accepts is whole.
    put: async (id, path, known) => write(keyOf(id), await openAsBlob(path), known.sha256),
    get: (id) => read(keyOf(id)),
    remove: (id) => erase(keyOf(id)),
    async probe() {
      const key = `${settings.prefix}files/probe-${process.pid}-${Date.now()}`
      const text = Buffer.from('zhike')
      await write(key, new Blob([text]), createHash('sha256').update(text).digest())
      try {
        const content = await read(key)
        const found = content === null ? null : Buffer.concat(await content.toArray()).toString()
        if (found !== 'zhike') throw storeUnreachable({ reason: 'what was written is not what is read' })
      } finally {
        await erase(key)
      }
    },
  }
}

export function addressOf({ endpoint, bucket, addressing }: BucketSettings, key: string): URL {
  const url = new URL(endpoint)
  const base = url.pathname.replace(/\/+$/, '')
  const path = key.split('/').map(encodeURIComponent).join('/')
  if (addressing === 'host') url.host = `${bucket}.${url.host}`
  url.pathname = addressing === 'host' ? `${base}/${path}` : `${base}/${encodeURIComponent(bucket)}/${path}`
  return url
}

async function answerOf(url: URL, init: RequestInit): Promise<Response> {
  const patience = new AbortController()
  // An upload is not cut off while it runs: its length decides how long that takes.
  const timer = init.body ? undefined : setTimeout(() => patience.abort(new Error('no answer in time')), answerWithinMs)
  try {
    // Signed for this address: a redirect is not followed with one's keys.
    return await fetch(url, { ...init, redirect: 'error', signal: patience.signal })
  } finally {
    clearTimeout(timer)
  }
}

async function refusalOf(response: Response) {
  return storeUnreachable({ reason: `${response.status} ${codeIn(await response.text())}`.trim() })
}

async function* bytesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value
  } finally {
    // Whoever stops reading lets the connection go.
    await reader.cancel()
  }
}

/** The code of an error document, and nothing else of it: some repeat what was sent. */
function codeIn(document: string): string {
  return /<Code>(\w{1,60})<\/Code>/.exec(document)?.[1] ?? ''
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return 'unknown'
  return 'code' in cause ? String(cause.code) : cause.message.slice(0, 100)
}
