import { listIndustries, listRegions } from '@zhike/core/reference/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { answerCacheable } from './answer-cacheable.ts'
import { industryList, regionList } from './reference-lists.ts'

export const bindReferenceRoutes: BindRoutes = (app) => {
  bindRoute(app, listRegions, async (_ctx, { request, reply }) =>
    answerCacheable(request, reply, regionList.tag) ? undefined : { items: regionList.items },
  )
  bindRoute(app, listIndustries, async (_ctx, { request, reply }) =>
    answerCacheable(request, reply, industryList.tag) ? undefined : { items: industryList.items },
  )
}
