import { newId } from '@zhike/core/kernel/ids'
import type { AnyRoute, OutputOf } from '@zhike/core/api/route'
import { problemFrom, routeUrl } from './api-client.ts'
import { ApiProblem } from './api-problem.ts'
import { getLanguage, i18n } from './i18n/translation.ts'
import { seeAsHeader, seenPerson } from './session/see-as.ts'

interface UploadInput {
  params?: Record<string, string>
  query?: Record<string, string | number | boolean | undefined>
  form: FormData
  /** 0 to 1. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/** Sends a form with a file to a route and tells how far it has come, which fetch cannot. */
export function uploadFile<R extends AnyRoute>(route: R, input: UploadInput): Promise<OutputOf<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const address = routeUrl<AnyRoute>(route, { params: input.params, query: input.query })
    request.open(route.method, address)
    request.responseType = 'text'
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', getLanguage())
    const seen = seenPerson()
    if (seen) request.setRequestHeader(seeAsHeader, seen.id)
    if (route.method === 'POST') request.setRequestHeader('idempotency-key', newId())
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) input.onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('error', () =>
      reject(new ApiProblem({ status: 0, code: 'network', message: i18n.t('app:problem.network') })),
    )
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    request.addEventListener('load', () => {
      const body = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as OutputOf<R>)
      else reject(problemFrom(request.status, body))
    })
    input.signal?.addEventListener('abort', () => request.abort())
    request.send(input.form)
  })
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
