import type { FastifyReply } from 'fastify'
import type { Problem } from '@zhike/core/kernel/problem'
import { refusalCookie } from '@zhike/core/single-sign-on/refusal-cookie'
import type { Context } from '../platform/context/context.ts'

/** Hands the words of a refusal to the sign-in page, which shows and forgets them; in the address anybody could write them. */
export function tellRefusal(ctx: Context, reply: FastifyReply, problem: Problem, isSecure: boolean): void {
  reply.setCookie(refusalCookie, problem.text(ctx.locale), {
    path: '/sign-in',
    sameSite: 'lax',
    secure: isSecure,
    maxAge: 60,
  })
}
