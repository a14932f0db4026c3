import { defineRoute } from '../api/route.ts'
import {
  everythingFound,
  foundCustomers,
  foundCustomersQuery,
  searchEverythingQuery,
  searchQuery,
  searchResult,
} from './schema.ts'

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

export const searchEverything = defineRoute({
  operationId: 'searchEverything',
  method: 'GET',
  path: '/api/v1/search/everything',
  tag: 'Search',
  summary: 'Customers, contacts, orders and follow-ups inside the data scope, grouped by kind',
  description:
    'Names by any part, pinyin, initials or both together, with typing errors in Latin ones where nothing fits; orders by the beginning or end of the number; follow-ups by their text.',
  permission: 'customer.read',
  query: searchEverythingQuery,
  output: everythingFound,
})

export const listFoundCustomers = defineRoute({
  operationId: 'listFoundCustomers',
  method: 'GET',
  path: '/api/v1/search/customers',
  tag: 'Search',
  summary: 'These customers as search shows them; ids outside the data scope are left out',
  permission: 'customer.read',
  query: foundCustomersQuery,
  output: foundCustomers,
})

export const searchRoutes = { search, searchEverything, listFoundCustomers }
