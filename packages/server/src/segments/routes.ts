import { segmentRoutes } from '@zhike/core/segments/api'
import type { BindRoutes } from '../bind-routes.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { chooseCustomers } from './choose-customers.ts'
import { countSegments } from './count-segments.ts'
import { createSegment } from './create-segment.ts'
import { deleteSegment } from './delete-segment.ts'
import { getSegment } from './get-segment.ts'
import { listSegments } from './list-segments.ts'
import { listSegmentsOfCustomer } from './list-segments-of-customer.ts'
import { overlapSegments } from './overlap-segments.ts'
import { updateSegment } from './update-segment.ts'

export const bindSegmentRoutes: BindRoutes = (app) => {
  bindRoute(app, segmentRoutes.listSegments, (ctx) => listSegments(ctx))
  bindRoute(app, segmentRoutes.countSegments, (ctx) => countSegments(ctx))
  bindRoute(app, segmentRoutes.overlapSegments, (ctx, { query }) => overlapSegments(ctx, query))
  bindRoute(app, segmentRoutes.getSegment, (ctx, { params }) => getSegment(ctx, params.id))
  bindRoute(app, segmentRoutes.createSegment, (ctx, { body }) => createSegment(ctx, body))
  bindRoute(app, segmentRoutes.updateSegment, (ctx, { params, body, version }) =>
    updateSegment(ctx, params.id, body, version),
  )
  bindRoute(app, segmentRoutes.deleteSegment, (ctx, { params }) => deleteSegment(ctx, params.id))
  bindRoute(app, segmentRoutes.chooseCustomers, (ctx, { params, body }) => chooseCustomers(ctx, params.id, body))
  bindRoute(app, segmentRoutes.listSegmentsOfCustomer, (ctx, { params }) => listSegmentsOfCustomer(ctx, params.id))
}
