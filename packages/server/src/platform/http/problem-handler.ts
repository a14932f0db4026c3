import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { groupChangedMeanwhile } from '@zhike/core/customer-groups/problems'
import { Problem, type Locale } from '@zhike/core/kernel/problem'
import { mergedMeanwhile } from '@zhike/core/merges/problems'
import { bodyTooLarge, internalError, invalidInput, routeNotFound, tooManyRequests } from '@zhike/core/kernel/problems'
import { auditRefusal, isSensitive } from '../audit/audit-refusal.ts'
import { explainIssue, isExplained } from './explain-issue.ts'
import { requestLocale } from './http-context.ts'

/** Answers every refusal and failure as RFC 9457 problem details in the reader's language. */
export function installProblemHandler(app: FastifyInstance, companyLocale: () => Locale): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = toProblem(error, request)
    if (problem.status === 403) await noteRefusal(request, problem)
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed')
    return sendProblem(request, reply, problem, companyLocale())
  })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, routeNotFound({ path: request.url.split('?')[0] ?? '' }), companyLocale()),
  )
}

/** An address that cannot even be read (a broken %-escape) never reaches a route, nor the handler above. */
export function badAddress(request: FastifyRequest, reply: FastifyReply) {
  const detail = { path: '', code: 'malformed', value: request.url.slice(0, 200) }
  return sendProblem(request, reply, invalidInput({ count: 1 }, [detail]), 'zh-CN')
}

/** The refusal stands whether or not it could be written down. */
async function noteRefusal(request: FastifyRequest, problem: Problem): Promise<void> {
  const ctx = request.context
  const route = request.routeOptions.config.route
  if (!ctx || ctx.actor.kind !== 'person' || !route || !isSensitive(route)) return
  try {
    await auditRefusal(ctx, route, problem.code, request.params)
  } catch (failure) {
    request.log.error({ err: failure }, 'a refusal could not be audited')
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem, fallback: Locale) {
  const locale = request.context?.locale ?? requestLocale(request, fallback)
  const seconds = problem.params.seconds
  if (problem.status === 429 && typeof seconds === 'number') reply.header('retry-after', String(seconds))
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send({
      type: `urn:zhike:problem:${problem.code}`,
      title: problem.text(locale),
      status: problem.status,
      code: problem.code,
      params: problem.params,
      errors: problem.details.map((detail) => ({
        path: detail.path,
        code: detail.code,
        message:
          detail.message ??
          (detail.code === problem.code ? problem.text(locale) : explainIssue(detail.code, locale, detail.value)),
        value: shorten(detail.value),
      })),
      requestId: request.id,
    })
}

function toProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const details = error.validation.map((issue) => ({
      path: issue.instancePath,
      code: issueCode(issue),
      // What was typed as a password is not sent back, even if it is refused.
      value: /password$/i.test(issue.instancePath)
        ? undefined
        : valueAt(request, error.validationContext, issue.instancePath),
    }))
    return invalidInput({ count: details.length }, details)
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.code === 'FST_REQ_FILE_TOO_LARGE') {
    return bodyTooLarge({ limit: '1 MB' })
  }
  if (error.statusCode === 429) return tooManyRequests({ seconds: 60 })
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return invalidInput({ count: 1 }, [{ path: '', code: 'malformed', value: error.message }])
  }
  const sqlState = 'code' in error ? String(error.code) : ''
  // Text that PostgreSQL cannot store (a NUL, a broken surrogate) is bad input, not our failure.
  if (sqlState === '22021' || sqlState === '22P05')
    return invalidInput({ count: 1 }, [{ path: '', code: 'text.unstorable' }])
  if (sqlState === 'ZK410') return mergedMeanwhile()
  if (sqlState === 'ZK411' || sqlState === 'ZK412') return groupChangedMeanwhile()
  return internalError({ requestId: request.id })
}

function issueCode(issue: { keyword: string; params?: Record<string, unknown>; message?: string }): string {
  return isExplained(issue.message) ? issue.message : issue.keyword
}

function valueAt(request: FastifyRequest, context: string | undefined, path: string): unknown {
  const source = context === 'querystring' ? request.query : context === 'params' ? request.params : request.body
  let value: unknown = source
  for (const key of path.split('/').slice(1)) value = (value as Record<string, unknown> | null | undefined)?.[key]
  return value
}

function shorten(value: unknown): unknown {
  if (value === undefined) return null
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : value
}
