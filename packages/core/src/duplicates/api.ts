import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  apartBody,
  apartResult,
  clusterDetail,
  clusterPage,
  duplicateScan,
  listClustersQuery,
  scanState,
} from './schema.ts'

const tag = 'Duplicates'

export const getDuplicateScan = defineRoute({
  operationId: 'getDuplicateScan',
  method: 'GET',
  path: '/api/v1/duplicates/scan',
  tag,
  summary: 'The latest scan for duplicates, how far it is, and the rules it goes by',
  permission: 'customer.check-duplicate',
  output: scanState,
})

export const startDuplicateScan = defineRoute({
  operationId: 'startDuplicateScan',
  method: 'POST',
  path: '/api/v1/duplicates/scan',
  tag,
  summary: 'Scan every customer for duplicates; one that waits or runs is answered instead of a second',
  permission: 'duplicate.scan',
  status: 202,
  output: duplicateScan,
})

export const cancelDuplicateScan = defineRoute({
  operationId: 'cancelDuplicateScan',
  method: 'POST',
  path: '/api/v1/duplicates/scan/{id}/cancel',
  tag,
  summary: 'Stop a scan at its next step; the results before it stay',
  permission: 'duplicate.scan',
  params: idParams,
  status: 200,
  output: duplicateScan,
  errors: [404, 409],
})

export const listDuplicateClusters = defineRoute({
  operationId: 'listDuplicateClusters',
  method: 'GET',
  path: '/api/v1/duplicates',
  tag,
  summary: 'Groups of customers that may be the same, most certain first',
  description: 'Groups with at least one customer inside the data scope; of those outside it only the number is told.',
  permission: 'customer.check-duplicate',
  query: listClustersQuery,
  output: clusterPage,
})

export const getDuplicateCluster = defineRoute({
  operationId: 'getDuplicateCluster',
  method: 'GET',
  path: '/api/v1/duplicates/{id}',
  tag,
  summary: 'One group side by side; of customers outside the data scope only who holds them',
  permission: 'customer.check-duplicate',
  params: idParams,
  output: clusterDetail,
  errors: [404],
})

export const keepApart = defineRoute({
  operationId: 'keepApart',
  method: 'POST',
  path: '/api/v1/duplicates/apart',
  tag,
  summary: 'Say that customers are different ones: no scan groups a pair of them again',
  permission: 'customer.update',
  body: apartBody,
  status: 200,
  output: apartResult,
  errors: [403, 404],
})

export const takeBackApart = defineRoute({
  operationId: 'takeBackApart',
  method: 'POST',
  path: '/api/v1/duplicates/apart/undo',
  tag,
  summary: 'Take that back',
  permission: 'customer.update',
  body: apartBody,
  status: 200,
  output: apartResult,
  errors: [403, 404],
})

export const duplicateRoutes = {
  getDuplicateScan,
  startDuplicateScan,
  cancelDuplicateScan,
  listDuplicateClusters,
  getDuplicateCluster,
  keepApart,
  takeBackApart,
}
