import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SentBody } from '@zhike/core/api/route'
import {
  applyImport,
  cancelImport,
  createImport,
  dryRunImport,
  getImport,
  listImportKept,
  listImportMappings,
  listImportRows,
  listImports,
  undoImport,
  updateImport,
} from '@zhike/core/imports/api'
import type { ImportAction, ImportKind } from '@zhike/core/imports/kinds'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { callRoute } from '../app/api-client.ts'
import { isLive } from '../app/live/live-state.ts'
import { uploadFile } from '../app/upload-file.ts'

const key = 'imports'
/** Asked for often where its progress does not come by itself. */
const pollMs = () => (isLive() ? 3000 : 600)

export const isRunning = (record: ImportRecord) => ['staging', 'applying', 'undoing'].includes(record.state)

export const importsQuery = queryOptions({
  queryKey: [key, 'list'],
  queryFn: ({ signal }) => callRoute(listImports, { query: { limit: 20 }, signal }),
})

/** Every import, page by page; asked for again while one of them runs. */
export const importHistoryQuery = infiniteQueryOptions({
  queryKey: [key, 'history'],
  queryFn: ({ pageParam, signal }) =>
    callRoute(listImports, { query: { limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor ?? undefined,
})

export const importKeptQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [key, 'kept', id],
    queryFn: ({ pageParam, signal }) =>
      callRoute(listImportKept, {
        params: { id },
        query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const importMappingsQuery = (kind: ImportKind) =>
  queryOptions({
    queryKey: [key, 'mappings', kind],
    queryFn: ({ signal }) => callRoute(listImportMappings, { query: { kind }, signal }),
  })

/** One import; while it runs it is asked for again and again. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: [key, 'one', id],
    queryFn: ({ signal }) => callRoute(getImport, { params: { id }, signal }),
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? pollMs() : false),
  })

/** What of the rows is shown: those with one outcome, or those that are likely duplicates. */
export type RowChoice = ImportAction | 'duplicates' | undefined

export const importRowsQuery = (id: string, choice: RowChoice, finishedAt: string) =>
  infiniteQueryOptions({
    queryKey: [key, 'rows', id, choice ?? null, finishedAt],
    queryFn: ({ pageParam, signal }) =>
      callRoute(listImportRows, {
        params: { id },
        query: {
          limit: 50,
          ...(choice === 'duplicates' ? { duplicates: 'true' as const } : choice ? { action: choice } : {}),
          ...(pageParam ? { after: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export function upload(kind: ImportKind, file: File, onProgress: (share: number) => void): Promise<ImportRecord> {
  const form = new FormData()
  form.append('file', file)
  return uploadFile(createImport, { query: { kind }, form, onProgress })
}

export function useImportActions(id: string) {
  const client = useQueryClient()
  const keep = (record: ImportRecord) => client.setQueryData(importQuery(id).queryKey, record)
  return {
    change: useMutation({
      mutationFn: (body: SentBody<typeof updateImport>) => callRoute(updateImport, { params: { id }, body }),
      onSuccess: keep,
    }),
    dryRun: useMutation({ mutationFn: () => callRoute(dryRunImport, { params: { id } }), onSuccess: keep }),
    apply: useMutation({ mutationFn: () => callRoute(applyImport, { params: { id } }), onSuccess: keep }),
    undo: useMutation({ mutationFn: () => callRoute(undoImport, { params: { id } }), onSuccess: keep }),
    cancel: useMutation({ mutationFn: () => callRoute(cancelImport, { params: { id } }), onSuccess: keep }),
  }
}
