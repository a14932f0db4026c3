import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  chooseCustomersBody,
  chosenCustomers,
  newSegment,
  overlapQuery,
  segment,
  segmentBrief,
  segmentCount,
  segmentOverlap,
  segmentPatch,
} from './schema.ts'

const tag = 'Segments'

export const listSegments = defineRoute({
  operationId: 'listSegments',
  method: 'GET',
  path: '/api/v1/segments',
  tag,
  summary: 'Shared segments and one’s own, by name, with their sizes of the last 60 days',
  permission: 'customer.read',
  output: z.object({ items: z.array(segment) }),
})

export const countSegments = defineRoute({
  operationId: 'countSegments',
  method: 'GET',
  path: '/api/v1/segments/counts',
  tag,
  summary: 'How many customers inside the data scope each segment has',
  description:
    'Whoever sees every customer is answered what was measured last (each night, and after each change); others what there is now inside their scope.',
  permission: 'customer.read',
  output: z.object({ items: z.array(segmentCount) }),
})

export const overlapSegments = defineRoute({
  operationId: 'overlapSegments',
  method: 'GET',
  path: '/api/v1/segments/overlap',
  tag,
  summary: 'How many customers inside the data scope are in one of two segments, in both, in the other',
  permission: 'customer.read',
  query: overlapQuery,
  output: segmentOverlap,
  errors: [404],
})

export const getSegment = defineRoute({
  operationId: 'getSegment',
  method: 'GET',
  path: '/api/v1/segments/{id}',
  tag,
  summary: 'One segment with its sizes of the last two years',
  permission: 'customer.read',
  params: idParams,
  output: segment,
  errors: [404],
})

export const createSegment = defineRoute({
  operationId: 'createSegment',
  method: 'POST',
  path: '/api/v1/segments',
  tag,
  summary: 'Add a segment; a shared one needs segment.manage',
  permission: 'customer.read',
  body: newSegment,
  status: 201,
  output: segment,
  errors: [409, 422],
})

export const updateSegment = defineRoute({
  operationId: 'updateSegment',
  method: 'PATCH',
  path: '/api/v1/segments/{id}',
  tag,
  summary: 'Change a segment; a shared one needs segment.manage',
  permission: 'customer.read',
  params: idParams,
  body: segmentPatch,
  output: segment,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const deleteSegment = defineRoute({
  operationId: 'deleteSegment',
  method: 'DELETE',
  path: '/api/v1/segments/{id}',
  tag,
  summary: 'Delete a segment; its customers stay',
  permission: 'customer.read',
  params: idParams,
  errors: [404, 409],
})

export const chooseCustomers = defineRoute({
  operationId: 'chooseCustomers',
  method: 'POST',
  path: '/api/v1/segments/{id}/customers',
  tag,
  summary: 'Add customers to a static segment and remove them',
  permission: 'customer.read',
  params: idParams,
  body: chooseCustomersBody,
  status: 200,
  output: chosenCustomers,
  errors: [404, 409],
})

export const listSegmentsOfCustomer = defineRoute({
  operationId: 'listSegmentsOfCustomer',
  method: 'GET',
  path: '/api/v1/customers/{id}/segments',
  tag,
  summary: 'Which segments one customer is in now',
  permission: 'customer.read',
  params: idParams,
  output: z.object({ items: z.array(segmentBrief) }),
  errors: [404],
})

export const segmentRoutes = {
  listSegments,
  countSegments,
  overlapSegments,
  getSegment,
  createSegment,
  updateSegment,
  deleteSegment,
  chooseCustomers,
  listSegmentsOfCustomer,
}
