import { Problem } from '@zhike/core/kernel/problem'
import { singleSignOnRoutes } from '@zhike/core/single-sign-on/api'
import type { BindRoutes } from '../bind-routes.ts'
import { copyCookies, requestHeaders } from '../platform/auth/auth-headers.ts'
import { authOf } from '../platform/auth/auth-of.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { checkIdentityProvider } from './check-identity-provider.ts'
import { createIdentityProvider } from './create-identity-provider.ts'
import { deleteIdentityProvider } from './delete-identity-provider.ts'
import { auditRefusedSignOn, finishSingleSignOn } from './finish-single-sign-on.ts'
import { keepJourney, takeJourney } from './journey-cookie.ts'
import { listIdentityProviders } from './list-identity-providers.ts'
import { tellRefusal } from './refusal-cookie.ts'
import { safePage, signInPage } from './safe-page.ts'
import { startSingleSignOn } from './start-single-sign-on.ts'
import { updateIdentityProvider } from './update-identity-provider.ts'

export const bindSingleSignOnRoutes: BindRoutes = (app, services, env) => {
  const auth = authOf(services, env)
  const redirectUri = `${env.publicUrl}${singleSignOnRoutes.finishSingleSignOn.path}`

  bindRoute(app, singleSignOnRoutes.listIdentityProviders, (ctx) => listIdentityProviders(ctx, redirectUri))
  bindRoute(app, singleSignOnRoutes.createIdentityProvider, (ctx, { body }) => createIdentityProvider(ctx, body))
  bindRoute(app, singleSignOnRoutes.updateIdentityProvider, (ctx, { params, body, version }) =>
    updateIdentityProvider(ctx, params.id, body, version),
  )
  bindRoute(app, singleSignOnRoutes.deleteIdentityProvider, (ctx, { params }) => deleteIdentityProvider(ctx, params.id))
  bindRoute(app, singleSignOnRoutes.checkIdentityProvider, (ctx, { params }) =>
    checkIdentityProvider(ctx, params.id, redirectUri),
  )

  bindRoute(app, singleSignOnRoutes.startSingleSignOn, async (ctx, { params, query, reply }) => {
    try {
      const { url, journey } = await startSingleSignOn(ctx, params.id, redirectUri)
      const to = safePage(query.to)
      keepJourney(reply, services.secrets, { ...journey, providerId: params.id, to }, auth.secure)
      reply.redirect(url.href)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      ctx.log.warn({ problem: error.code, params: error.params }, 'single sign-on could not begin')
      tellRefusal(ctx, reply, error, auth.secure)
      reply.redirect(signInPage(query.to))
    }
  })
  bindRoute(app, singleSignOnRoutes.finishSingleSignOn, async (ctx, { request, reply }) => {
    const begun = takeJourney(request, reply, services.secrets, auth.secure)
    try {
      const cameBackTo = new URL(request.url, env.publicUrl)
      copyCookies(await finishSingleSignOn(ctx, auth, begun, cameBackTo, requestHeaders(request)), reply)
      reply.redirect(begun?.to ?? '/')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await auditRefusedSignOn(ctx, error.code, error.params)
      tellRefusal(ctx, reply, error, auth.secure)
      reply.redirect(signInPage(begun?.to))
    }
  })
}
