import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { AnyRoute } from '@zhike/core/api/route'

export interface CallOptions {
  params?: Record<string, string>
  query?: Record<string, string | number | boolean | undefined>
  /** JSON; text or bytes are sent as they are, with a content-type among the headers. */
  body?: unknown
  /** Sent as If-Match. */
  version?: number
  headers?: Record<string, string>
}

export interface ApiClient {
  /** Calls a route of the table and answers whatever comes back. */
  call(route: AnyRoute, options?: CallOptions): Promise<LightMyRequestResponse>
  /** The same, but anything but the promised status fails the test with the server's own words. */
  ok<T = Record<string, never>>(route: AnyRoute, options?: CallOptions): Promise<T>
}

/** A client of the app that signs in by the given headers; no network between. */
export function apiClient(app: FastifyInstance, headers: Record<string, string> = {}): ApiClient {
  async function call(route: AnyRoute, options: CallOptions = {}): Promise<LightMyRequestResponse> {
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(options.params?.[name] ?? ''))
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(options.query ?? {})) {
      if (value !== undefined) query.set(name, String(value))
    }
    const search = query.size > 0 ? `?${query}` : ''
    return app.inject({
      method: route.method,
      url: path + search,
      headers: {
        ...headers,
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { payload: options.body as object }),
    })
  }
  return {
    call,
    async ok<T>(route: AnyRoute, options?: CallOptions): Promise<T> {
      const response = await call(route, options)
      if (response.statusCode !== route.status) {
        throw new Error(`${route.operationId} answered ${response.statusCode}: ${response.body.slice(0, 2000)}`)
      }
      return (response.body === '' ? undefined : response.json()) as T
    },
  }
}

/** What a browser would send back after this response: name=value of each cookie that was set and not cleared. */
export function cookiesOf(response: LightMyRequestResponse): string {
  return response.cookies
    .filter((cookie) => cookie.value !== '' && cookie.maxAge !== 0)
    .map((cookie) => `${cookie.name}=${encodeURIComponent(cookie.value)}`)
    .join('; ')
}
