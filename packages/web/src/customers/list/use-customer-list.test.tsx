// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { stubServer } from '../../testing/stub-server.ts'
import { useCustomerList } from './use-customer-list.ts'

afterEach(() => vi.unstubAllGlobals())

function openList() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const shown = { fields: ['phone' as const], custom: ['grade', 'site'] }
  const { result } = renderHook(() => useCustomerList({ scope: 'all' }, { sort: 'name', shown }), { wrapper })
  return { result, client }
}

const page = { items: [{ id: '1' }], nextCursor: null }
const refusal = {
  code: 'customer.list-needs-index',
  title: 'x',
  errors: [{ path: 'custom.equipment', code: 'field.unindexed', message: '主要设备' }],
}

it('says after the refusal which field needs an index, reads to the end meanwhile, and keeps the rows', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const sent = stubServer({
    'GET /api/v1/customers': ({ path }) =>
      path.includes('wait=true') ? { body: page } : { status: 422, body: refusal },
  })
  const answer = globalThis.fetch
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    if (input.includes('wait=true')) await held
    return answer(input, init)
  })
  const { result, client } = openList()
  await waitFor(() => expect(result.current.reading?.errors[0]?.message).toBe('主要设备'))
  expect(result.current.list).toMatchObject({ data: undefined, isError: false })
  release()
  await waitFor(() => expect(result.current.list.data?.items).toHaveLength(1))
  expect(result.current.reading).toBeNull()
  expect(sent.map(({ path }) => path.includes('wait=true'))).toEqual([false, true])
  await client.invalidateQueries()
  expect(result.current.list.data?.items).toHaveLength(1)
})

it('asks once where the answer comes in time, and shows other refusals as they are', async () => {
  const sent = stubServer({ 'GET /api/v1/customers': { body: page } })
  const { result } = openList()
  await waitFor(() => expect(result.current.list.data?.items).toHaveLength(1))
  expect(sent).toHaveLength(1)
  expect(sent[0]?.path).toContain('fields=phone&custom=grade%2Csite')
  stubServer({ 'GET /api/v1/customers': { status: 403, body: { code: 'not-allowed', title: '没有权限' } } })
  const refused = openList()
  await waitFor(() => expect(refused.result.current.list.error?.message).toBe('没有权限'))
})
