import { queryOptions } from '@tanstack/react-query'
import { listIndustries, listRegions } from '@zhike/core/reference/api'
import { callRoute } from '../app/api-client.ts'
import { buildCodeTree, industryParents, regionParents } from './code-tree.ts'

const forGood = { staleTime: Infinity, gcTime: Infinity } as const

export const regionsQuery = queryOptions({
  queryKey: ['reference', 'regions'],
  queryFn: async ({ signal }) => buildCodeTree((await callRoute(listRegions, { signal })).items, regionParents),
  structuralSharing: false,
  ...forGood,
})

export const industriesQuery = queryOptions({
  queryKey: ['reference', 'industries'],
  queryFn: async ({ signal }) => buildCodeTree((await callRoute(listIndustries, { signal })).items, industryParents),
  structuralSharing: false,
  ...forGood,
})
