import { defineRoute } from '../api/route.ts'
import { idParams, page } from '../kernel/schemas.ts'
import { checkDuplicateBody, duplicateResult } from './duplicate-schema.ts'
import {
  countCustomersQuery,
  createCustomerBody,
  customer,
  customerCount,
  customerPage,
  customerSelection,
  customerTabCounts,
  customerTotals,
  deletedCustomerRow,
  exportChosenInput,
  exportCustomersQuery,
  listCustomersQuery,
  listDeletedQuery,
  nextContact,
  nextContactBody,
  patchCustomerBody,
  revenueByMonth,
  revenueByMonthQuery,
} from './schema.ts'
import { timelinePage, timelineQuery } from './timeline-schema.ts'

const tag = 'Customers'

export const listCustomers = defineRoute({
  operationId: 'listCustomers',
  method: 'GET',
  path: '/api/v1/customers',
  tag,
  summary: 'A page of customers inside the data scope',
  description:
    'sort: name, revenue12m, lastOrderOn, lastFollowUpAt, nextContactOn, nextBirthdayOn, nextAnniversaryOn, completeness, createdAt and custom.<key>; empty values come last both ways.',
  permission: 'customer.read',
  query: listCustomersQuery,
  output: customerPage,
  errors: [422],
})

export const countCustomers = defineRoute({
  operationId: 'countCustomers',
  method: 'GET',
  path: '/api/v1/customers/count',
  tag,
  summary: 'How many customers a filter finds, exact to 10,000',
  permission: 'customer.read',
  query: countCustomersQuery,
  output: customerCount,
  errors: [422],
})

export const sumCustomers = defineRoute({
  operationId: 'sumCustomers',
  method: 'GET',
  path: '/api/v1/customers/totals',
  tag,
  summary: 'How many customers a filter finds, and their revenue of 12 months together',
  permission: 'customer.read',
  query: customerSelection,
  output: customerTotals,
})

export const countCustomerTabs = defineRoute({
  operationId: 'countCustomerTabs',
  method: 'GET',
  path: '/api/v1/customers/tab-counts',
  tag,
  summary: 'Customers per tab: mine, of my reports, of my department, all, watched',
  permission: 'customer.read',
  output: customerTabCounts,
})

export const exportCustomers = defineRoute({
  operationId: 'exportCustomers',
  method: 'GET',
  path: '/api/v1/customers/export',
  tag,
  summary: 'Customers as CSV, XLSX or vCards, in the order of the list; the export is audited',
  permission: 'customer.export',
  query: exportCustomersQuery,
  responseMedia: 'stream',
  errors: [422],
})

export const exportChosenCustomers = defineRoute({
  operationId: 'exportChosenCustomers',
  method: 'POST',
  path: '/api/v1/customers/export',
  tag,
  summary:
    'Chosen customers as CSV, XLSX or vCards, in the order named; ids outside the data scope are left out; the export is audited',
  permission: 'customer.export',
  body: exportChosenInput,
  status: 200,
  responseMedia: 'stream',
  errors: [422],
})

export const listDeletedCustomers = defineRoute({
  operationId: 'listDeletedCustomers',
  method: 'GET',
  path: '/api/v1/customers/bin',
  tag,
  summary: 'The bin: deleted customers, latest first',
  permission: 'customer.delete',
  query: listDeletedQuery,
  output: page(deletedCustomerRow),
})

export const checkDuplicate = defineRoute({
  operationId: 'checkDuplicate',
  method: 'POST',
  path: '/api/v1/customers/check-duplicate',
  tag,
  summary: 'Whether a customer exists, and who has it (查重)',
  description: 'Says no more than the holder where the customer lies outside the data scope. Every check is audited.',
  permission: 'customer.check-duplicate',
  body: checkDuplicateBody,
  output: duplicateResult,
})

export const createCustomer = defineRoute({
  operationId: 'createCustomer',
  method: 'POST',
  path: '/api/v1/customers',
  tag,
  summary: 'Create a customer; it has a holder from the first instant',
  permission: 'customer.create',
  body: createCustomerBody,
  status: 201,
  output: customer,
  errors: [403, 404, 409, 422],
})

export const getCustomer = defineRoute({
  operationId: 'getCustomer',
  method: 'GET',
  path: '/api/v1/customers/{id}',
  tag,
  summary: 'One customer, with what the caller may do',
  permission: 'customer.read',
  params: idParams,
  output: customer,
  errors: [404, 410],
})

export const patchCustomer = defineRoute({
  operationId: 'patchCustomer',
  method: 'PATCH',
  path: '/api/v1/customers/{id}',
  tag,
  summary: 'Change facts of a customer; its holder changes only by the ownership operations',
  permission: 'customer.update',
  params: idParams,
  body: patchCustomerBody,
  output: customer,
  errors: [404, 409, 412, 422, 428],
  requiresVersion: true,
})

export const deleteCustomer = defineRoute({
  operationId: 'deleteCustomer',
  method: 'DELETE',
  path: '/api/v1/customers/{id}',
  tag,
  summary: 'Move a customer to the bin',
  permission: 'customer.delete',
  params: idParams,
  errors: [404],
})

export const restoreCustomer = defineRoute({
  operationId: 'restoreCustomer',
  method: 'POST',
  path: '/api/v1/customers/{id}/restore',
  tag,
  summary: 'Take a customer back from the bin; the rules decide who holds it',
  permission: 'customer.delete',
  params: idParams,
  output: customer,
  errors: [404, 409],
})

export const watchCustomer = defineRoute({
  operationId: 'watchCustomer',
  method: 'PUT',
  path: '/api/v1/customers/{id}/watch',
  tag,
  summary: 'Watch a customer',
  permission: 'customer.read',
  params: idParams,
  errors: [404],
})

export const unwatchCustomer = defineRoute({
  operationId: 'unwatchCustomer',
  method: 'DELETE',
  path: '/api/v1/customers/{id}/watch',
  tag,
  summary: 'Watch a customer no longer',
  permission: 'customer.read',
  params: idParams,
  errors: [404],
})

export const setNextContact = defineRoute({
  operationId: 'setNextContact',
  method: 'PUT',
  path: '/api/v1/customers/{id}/next-contact',
  tag,
  summary: 'Postpone the next contact, or mark it done (on: null)',
  permission: 'follow-up.write',
  params: idParams,
  body: nextContactBody,
  output: nextContact,
  errors: [404],
})

export const listTimeline = defineRoute({
  operationId: 'listTimeline',
  method: 'GET',
  path: '/api/v1/customers/{id}/timeline',
  tag,
  summary: 'Follow-ups, orders, changes of ownership and of tier, newest first',
  permission: 'customer.read',
  params: idParams,
  query: timelineQuery,
  output: timelinePage,
  errors: [404],
})

export const getRevenueByMonth = defineRoute({
  operationId: 'getRevenueByMonth',
  method: 'GET',
  path: '/api/v1/customers/{id}/revenue-by-month',
  tag,
  summary: 'Revenue of the last 12 or 24 months',
  permission: 'customer.read',
  params: idParams,
  query: revenueByMonthQuery,
  output: revenueByMonth,
  errors: [404],
})

export const customerRoutes = {
  listCustomers,
  countCustomers,
  sumCustomers,
  countCustomerTabs,
  exportCustomers,
  exportChosenCustomers,
  listDeletedCustomers,
  checkDuplicate,
  createCustomer,
  getCustomer,
  patchCustomer,
  deleteCustomer,
  restoreCustomer,
  watchCustomer,
  unwatchCustomer,
  setNextContact,
  listTimeline,
  getRevenueByMonth,
}
