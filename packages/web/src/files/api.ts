import { infiniteQueryOptions } from '@tanstack/react-query'
import { fileRoutes } from '@zhike/core/files/api'
import type { CustomerFile } from '@zhike/core/files/schema'
import { callRoute, routeUrl } from '../app/api-client.ts'

const pageSize = 10

export const filesQuery = (customerId: string) =>
  infiniteQueryOptions({
    // Below the customer's key: what changes the customer elsewhere asks for its files again.
    queryKey: ['customer', customerId, 'files'],
    queryFn: ({ signal, pageParam }) =>
      callRoute(fileRoutes.listCustomerFiles, {
        params: { id: customerId },
        query: { limit: pageSize, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

export const fileParams = (file: Pick<CustomerFile, 'customerId' | 'id'>) => ({ id: file.customerId, fileId: file.id })

/** Where the browser finds the content: to download it, or to show it where it can be shown. */
export function contentAddress(file: Pick<CustomerFile, 'customerId' | 'id'>, isShown: boolean): string {
  return routeUrl(fileRoutes.getCustomerFileContent, {
    params: fileParams(file),
    query: isShown ? { show: 'yes' } : {},
  })
}
