import { defineRoute } from '../api/route.ts'
import { searchQuery, searchResult } from './schema.ts'

export const search = defineRoute({
  operationId: 'search',
  method: 'GET',
  path: '/api/v1/search',
  tag: 'Search',
  summary: 'Customers by any part of the name, pinyin, initials, phone, code, or by a contact',
  permission: 'customer.read',
  query: searchQuery,
  output: searchResult,
})

export const searchRoutes = { search }
