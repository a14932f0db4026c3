import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { countTags, createTag, deleteTag, listTags, mergeTag, updateTag } from '@zhike/core/tags/api'
import type { Tag, TagColour } from '@zhike/core/tags/schema'
import { callRoute } from '../app/api-client.ts'

export const tagsQuery = queryOptions({
  queryKey: ['tags', 'list'],
  queryFn: async ({ signal }) => (await callRoute(listTags, { signal })).items,
  staleTime: 60_000,
})

/** Customers inside one's data scope, by tag. */
export const tagCountsQuery = queryOptions({
  queryKey: ['tags', 'counts'],
  queryFn: async ({ signal }) => {
    const { items } = await callRoute(countTags, { signal })
    return new Map(items.map(({ tagId, customers }) => [tagId, customers]))
  },
  staleTime: 30_000,
})

export interface TagForm {
  name: string
  colour: TagColour
  groupName: string | null
}

export function useSaveTag(tag: Tag | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TagForm) =>
      tag
        ? callRoute(updateTag, { params: { id: tag.id }, version: tag.version, body })
        : callRoute(createTag, { body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['tags'] }),
  })
}

// A tag that is gone stands on no customer and in no condition any more: everything is asked again.

export function useDeleteTag() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => callRoute(deleteTag, { params: { id } }),
    onSettled: () => client.invalidateQueries(),
  })
}

export function useMergeTag() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, intoId }: { id: string; intoId: string }) =>
      callRoute(mergeTag, { params: { id }, body: { intoId } }),
    onSettled: () => client.invalidateQueries(),
  })
}
