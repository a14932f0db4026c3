import { useQuery } from '@tanstack/react-query'
import { ApiProblem } from '../../app/api-problem.ts'
import { customerListQuery, type selectionOf } from '../api.ts'

/**
 * A page of the list. Where no index serves what is asked for, the server says so after half a second; the fields that
 * need one are told while everything is read.
 */
export function useCustomerList(selection: ReturnType<typeof selectionOf>, sort: string, after: string | undefined) {
  const quick = useQuery(customerListQuery(selection, sort, after, false))
  const refused = quick.error instanceof ApiProblem && endings.has(quick.error.code) ? quick.error : null
  const whole = useQuery({ ...customerListQuery(selection, sort, after), enabled: refused !== null })
  const isReading = refused !== null && whole.isFetching
  return { list: refused ? whole : quick, reading: isReading ? refused : null }
}

const endings = new Set(['customer.list-needs-index', 'customer.list-too-wide'])
