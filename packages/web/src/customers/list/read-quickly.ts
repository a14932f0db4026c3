import { listCustomers } from '@zhike/core/customers/api'
import { ApiProblem } from '../../app/api-problem.ts'
import { callRoute } from '../../app/api-client.ts'
import { listPageParameters, type ListPage, type selectionOf } from '../api.ts'

const endings = new Set(['customer.list-needs-index', 'customer.list-too-wide'])

/** A page of the list, or, after half a second, why it would take longer. */
export async function readQuickly(selection: ReturnType<typeof selectionOf>, page: ListPage, signal: AbortSignal) {
  try {
    return await callRoute(listCustomers, {
      query: { ...selection, ...listPageParameters(page) },
      signal,
    })
  } catch (error) {
    if (error instanceof ApiProblem && endings.has(error.code)) return error
    throw error
  }
}
