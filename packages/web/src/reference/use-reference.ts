import { useQuery } from '@tanstack/react-query'
import { industriesQuery, regionsQuery } from './api.ts'
import type { CodeTree } from './code-tree.ts'
import { regionLabel } from './region-name.ts'

/** The divisions of China; undefined while they are on their way. */
export function useRegions(): CodeTree | undefined {
  return useQuery(regionsQuery).data
}

export function useIndustries(): CodeTree | undefined {
  return useQuery(industriesQuery).data
}

/** Names for the codes a customer carries. */
export function useReferenceNames() {
  const regions = useRegions()
  const industries = useIndustries()
  return {
    region: (code: string | null | undefined, levels?: number) => regionLabel(regions, code, levels),
    industry: (code: string | null | undefined) => (code ? (industries?.find(code)?.name ?? '') : ''),
  }
}
