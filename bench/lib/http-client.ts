import { Agent, request } from 'node:http'
import { loadClient } from './load-client.ts'

export interface Answer {
  status: number
  body: unknown
}

export interface HttpClient {
  get(path: string): Promise<unknown>
  /** The same, refusals included. */
  ask(path: string): Promise<Answer>
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<unknown>
  /** The body is read but not parsed: what a load generator does. */
  fetchRaw(path: string): Promise<number>
  /** Reads a file to its end and keeps nothing of it; answers how many bytes it has. */
  download(path: string): Promise<number>
  close(): void
}

/** A client with kept connections that signs in by an API key. Anything but success is an error. */
export function httpClient(port: number, key: string): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const load = loadClient(port, key)
  const answer = (method: string, path: string, body?: unknown, extra: Record<string, string> = {}) =>
    new Promise<{ status: number; content: Buffer }>((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const headers: Record<string, string> = { authorization: `Bearer ${key}`, ...extra }
      if (payload !== undefined) {
        headers['content-type'] = 'application/json'
        headers['content-length'] = String(Buffer.byteLength(payload))
      }
      const call = request({ host: '127.0.0.1', port, method, path, agent, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, content: Buffer.concat(chunks) }))
      })
      call.on('error', reject)
      call.end(payload)
    })
  const exchange = async (method: string, path: string, body?: unknown, extra: Record<string, string> = {}) => {
    const { status, content } = await answer(method, path, body, extra)
    if (status >= 200 && status < 300) return content
    throw new Error(`${method} ${path} answered ${status}: ${content.toString().slice(0, 1000)}`)
  }
  const parsed = async (content: Promise<Buffer>): Promise<unknown> => {
    const text = (await content).toString()
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    get: (path) => parsed(exchange('GET', path)),
    ask: async (path) => {
      const { status, content } = await answer('GET', path)
      return { status, body: JSON.parse(content.toString()) as unknown }
    },
    send: (method, path, body, headers) => parsed(exchange(method, path, body, headers)),
    fetchRaw: load.fetch,
    download: (path) =>
      new Promise((resolve, reject) => {
        const headers = { authorization: `Bearer ${key}` }
        const call = request({ host: '127.0.0.1', port, method: 'GET', path, agent, headers }, (answer) => {
          let bytes = 0
          if (answer.statusCode !== 200) reject(new Error(`GET ${path} answered ${answer.statusCode}`))
          answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
          answer.on('error', reject)
          answer.on('close', () => (answer.complete ? resolve(bytes) : reject(new Error(`GET ${path} broke off`))))
        })
        call.on('error', reject)
        call.end()
      }),
    close: () => {
      agent.destroy()
      load.close()
    },
  }
}
