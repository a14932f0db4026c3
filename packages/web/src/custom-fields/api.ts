import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SentBody } from '@zhike/core/api/route'
import {
  arrangeCustomFields,
  createCustomField,
  deleteCustomField,
  getCustomFieldUsage,
  listCustomFields,
  restoreCustomField,
  updateCustomField,
} from '@zhike/core/custom-fields/api'
import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { callRoute } from '../app/api-client.ts'

export const customFieldsQuery = (record: CustomRecord) =>
  queryOptions({
    queryKey: ['custom-fields', record],
    queryFn: async ({ signal }) => (await callRoute(listCustomFields, { query: { record }, signal })).items,
    staleTime: 60_000,
    // Its values are gathered in the background: that takes seconds.
    refetchInterval: ({ state }) => (state.data?.some((field) => field.fillState === 'filling') ? 2000 : false),
  })

export const deletedFieldsQuery = (record: CustomRecord) =>
  queryOptions({
    queryKey: ['custom-fields', record, 'deleted'],
    queryFn: async ({ signal }) =>
      (await callRoute(listCustomFields, { query: { record, deleted: 'true' }, signal })).items,
  })

export const fieldUsageQuery = (id: string) =>
  queryOptions({
    queryKey: ['custom-fields', 'usage', id],
    queryFn: ({ signal }) => callRoute(getCustomFieldUsage, { params: { id }, signal }),
    staleTime: 0,
  })

const none: readonly CustomField[] = []

/** The fields of a record that one sees, in their order; [] until they are known. */
export function useCustomFields(record: CustomRecord): readonly CustomField[] {
  return useQuery(customFieldsQuery(record)).data ?? none
}

export type FieldDraftBody = SentBody<typeof updateCustomField>

/** What is done to definitions; afterwards everything that shows fields asks again. */
export function useFieldActions(record: CustomRecord) {
  const client = useQueryClient()
  const refresh = async <T>(answer: Promise<T>): Promise<T> => {
    const result = await answer
    await Promise.all(
      // Contacts and orders lie below their customer.
      ['custom-fields', 'customers', 'customer'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    )
    return result
  }
  return {
    create: (body: Omit<SentBody<typeof createCustomField>, 'record'>) =>
      refresh(callRoute(createCustomField, { body: { ...body, record } })),
    update: (field: CustomField, body: FieldDraftBody) =>
      refresh(callRoute(updateCustomField, { params: { id: field.id }, version: field.version, body })),
    arrange: (fields: { id: string; section: string | null }[]) =>
      refresh(callRoute(arrangeCustomFields, { body: { record, fields } })),
    remove: (id: string) => refresh(callRoute(deleteCustomField, { params: { id } })),
    restore: (id: string) => refresh(callRoute(restoreCustomField, { params: { id } })),
  }
}
