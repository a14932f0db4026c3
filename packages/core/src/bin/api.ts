import { defineRoute } from '../api/route.ts'
import { binQuery, deletedRecordPage } from './schema.ts'

export const listDeletedRecords = defineRoute({
  operationId: 'listDeletedRecords',
  method: 'GET',
  path: '/api/v1/bin',
  tag: 'Bin',
  summary:
    'Deleted contacts, orders, follow-ups or files of customers that are there, latest first: those the caller may restore',
  permission: 'customer.read',
  query: binQuery,
  output: deletedRecordPage,
})

export const binRoutes = { listDeletedRecords }
