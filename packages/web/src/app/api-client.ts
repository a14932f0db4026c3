import { newId } from '@zhike/core/kernel/ids'
import type { AnyRoute, OutputOf, SentBody, SentParams, SentQuery } from '@zhike/core/api/route'
import { ApiProblem } from './api-problem.ts'
import { getLanguage, i18n } from './i18n/translation.ts'
import { seeAsHeader, seenPerson } from './session/see-as.ts'

type Part<Key extends string, Value> = undefined extends Value
  ? { [K in Key]?: Value | undefined }
  : { [K in Key]: Value }

export type CallInput<R> = Part<'params', SentParams<R>> &
  Part<'query', SentQuery<R>> &
  Part<'body', SentBody<R>> & {
    /** The version of the record being changed; the server refuses a lost update with 412. */
    version?: number | string
    /** The same key on a repeated POST makes it happen once. A new one is made when absent. */
    idempotencyKey?: string
    signal?: AbortSignal
  }

type CallArguments<R> = Record<never, never> extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>]

/** The loose shape callRoute works with once the types have been checked at the call. */
interface RawInput {
  params?: unknown
  query?: unknown
  body?: unknown
  version?: number | string
  idempotencyKey?: string
  signal?: AbortSignal
}

/** Calls a route of the table. Resolves to its output; throws ApiProblem on any refusal. */
export async function callRoute<R extends AnyRoute>(route: R, ...args: CallArguments<R>): Promise<OutputOf<R>> {
  return (await once(route, (args[0] ?? {}) as RawInput)) as OutputOf<R>
}

const underWay = new Map<string, Promise<unknown>>()

/**
 * The same change sent again while it is still under way (a double click, Enter held down) is one change: both hear
 * the one answer. Whoever brings a key or a signal means its own.
 */
function once(route: AnyRoute, input: RawInput): Promise<unknown> {
  const { method } = route
  if (method === 'GET' || input.signal || input.idempotencyKey || input.body instanceof FormData) {
    return answerOf(route, input)
  }
  const twin = JSON.stringify([method, routeUrl(route, { params: input.params, query: input.query }), input])
  const running = underWay.get(twin)
  if (running) return running
  const answer = answerOf(route, input).finally(() => underWay.delete(twin))
  underWay.set(twin, answer)
  return answer
}

async function answerOf(route: AnyRoute, input: RawInput): Promise<unknown> {
  const response = await send(route, input)
  if (response.status === 204 || route.status === 204) return undefined
  if (route.responseMedia === 'stream') return undefined
  return readJson(response)
}

/** Calls a route that answers a file; the name is the one the server gives. */
export async function fetchFile<R extends AnyRoute>(
  route: R,
  ...args: CallArguments<R>
): Promise<{ blob: Blob; name: string | undefined }> {
  const response = await send(route, (args[0] ?? {}) as RawInput)
  return { blob: await response.blob(), name: fileName(response.headers.get('content-disposition')) }
}

/** The address of a GET route, for links and downloads. */
export function routeUrl<R extends AnyRoute>(route: R, ...args: CallArguments<R>): string {
  const { params, query } = (args[0] ?? {}) as RawInput
  const values = (params ?? {}) as Record<string, unknown>
  const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(values[key])))
  const search = searchParams(query)
  return search ? `${path}?${search}` : path
}

async function send(route: AnyRoute, input: RawInput): Promise<Response> {
  const headers = new Headers({ accept: 'application/json', 'accept-language': getLanguage() })
  const isForm = input.body instanceof FormData
  if (input.body !== undefined && !isForm) headers.set('content-type', 'application/json')
  if (route.method === 'POST') headers.set('idempotency-key', input.idempotencyKey ?? newId())
  const seen = seenPerson()
  if (seen) headers.set(seeAsHeader, seen.id)
  if (input.version !== undefined) headers.set('if-match', `"${input.version}"`)

  const request: RequestInit = { method: route.method, headers, credentials: 'same-origin' }
  if (input.body !== undefined) request.body = isForm ? (input.body as FormData) : JSON.stringify(input.body)
  if (input.signal) request.signal = input.signal

  let response: Response
  try {
    response = await fetch(routeUrl(route, { params: input.params, query: input.query }), request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem({ status: 0, code: 'network', message: i18n.t('app:problem.network') })
  }
  if (!response.ok) throw await readProblem(response)
  return response
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    throw unreadable(response.status)
  }
}

/** The refusal a response carries. Also used by uploads, which do not go through fetch. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  if (typeof body !== 'object' || body === null || !('code' in body)) return unreadable(status)
  const problem = body as {
    code: string
    title?: string
    detail?: string
    params?: Record<string, unknown>
    errors?: ApiProblem['errors']
    requestId?: string
  }
  return new ApiProblem({
    status,
    code: problem.code,
    message: problem.detail ?? problem.title ?? problem.code,
    ...(problem.params ? { params: problem.params } : {}),
    ...(problem.errors ? { errors: problem.errors } : {}),
    ...(problem.requestId ? { requestId: problem.requestId } : {}),
  })
}

async function readProblem(response: Response): Promise<ApiProblem> {
  return problemFrom(response.status, await readJson(response))
}

function unreadable(status: number): ApiProblem {
  return new ApiProblem({ status, code: 'unreadable', message: i18n.t('app:problem.unreadable', { status }) })
}

/** Conditions travel as JSON, lists as repeated names, everything else as text; what is undefined does not travel. */
function searchParams(query: unknown): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null) continue
    if (Array.isArray(value)) for (const one of value) search.append(name, String(one))
    else search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  return search.toString()
}

function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1]
}
