import { Agent, request } from 'node:http'

export interface HttpClient {
  get(path: string): Promise<unknown>
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<unknown>
  /** The body is read but not parsed: what a load generator does. */
  fetchRaw(path: string): Promise<number>
  close(): void
}

/** A client with kept connections that signs in by an API key. Anything but success is an error. */
export function httpClient(port: number, key: string): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  const exchange = (method: string, path: string, body?: unknown, extra: Record<string, string> = {}) =>
    new Promise<Buffer>((resolve, reject) => {
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
        answer.on('end', () => {
          const content = Buffer.concat(chunks)
          const status = answer.statusCode ?? 0
          if (status >= 200 && status < 300) resolve(content)
          else reject(new Error(`${method} ${path} answered ${status}: ${content.toString().slice(0, 1000)}`))
        })
      })
      call.on('error', reject)
      call.end(payload)
    })
  const parsed = async (content: Promise<Buffer>): Promise<unknown> => {
    const text = (await content).toString()
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    get: (path) => parsed(exchange('GET', path)),
    send: (method, path, body, headers) => parsed(exchange(method, path, body, headers)),
    fetchRaw: async (path) => (await exchange('GET', path)).length,
    close: () => agent.destroy(),
  }
}
