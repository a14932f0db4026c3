import type { FastifyRequest } from 'fastify'
import type { AnyRoute } from '@zhike/core/api/route'
import { locales, type Locale } from '@zhike/core/kernel/problem'
import type { Context } from '../context/context.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication hook for every request below /api/v1. */
    context: Context
  }
  interface FastifyContextConfig {
    /** Set by bindRoute: the row of the route table that is asked for. */
    route?: AnyRoute
  }
}

/** The language of an answer: ?lang or the person's own, else Accept-Language, else the company's. */
export function requestLocale(request: FastifyRequest, fallback: Locale): Locale {
  const header = request.headers['accept-language']
  if (!header) return fallback
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', q] = part.trim().split(';q=')
      return { tag: tag.toLowerCase(), weight: q === undefined ? 1 : Number(q) }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    const found = locales.find((locale) => locale.toLowerCase() === tag || locale.split('-')[0] === tag.split('-')[0])
    if (found) return found
  }
  return fallback
}
