import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ApiProblem } from '../../app/api-problem.ts'
import { customerListQuery, listPageParameters, type ListPage, type selectionOf } from '../api.ts'
import { readQuickly } from './read-quickly.ts'

type Selection = ReturnType<typeof selectionOf>

/**
 * A page of the list. Where no index serves what is asked for, the server says so after half a second; the fields that
 * need one are told while everything is read.
 */
export function useCustomerList(selection: Selection, page: ListPage) {
  const quick = useQuery({
    queryKey: ['customers', 'list', selection, listPageParameters(page), 'quick'],
    queryFn: ({ signal }) => readQuickly(selection, page, signal),
    placeholderData: keepPreviousData,
  })
  const refusal = quick.data instanceof ApiProblem ? quick.data : null
  const whole = useQuery({ ...customerListQuery(selection, page), enabled: refusal !== null })
  const { error, isError, refetch, isPlaceholderData } = refusal ? whole : quick
  const data = refusal ? whole.data : quick.data instanceof ApiProblem ? undefined : quick.data
  const isReading = refusal !== null && (whole.isPending || whole.isPlaceholderData)
  return { list: { data, error, isError, refetch, isPlaceholderData }, reading: isReading ? refusal : null }
}
