// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../../app/api-problem.ts'
import type { Draft } from './merge-drafts.ts'
import { useRecordForm } from './use-record-form.ts'

type Field = 'name' | 'phone' | 'size'
type Save = (before: Draft<Field>, after: Draft<Field>, version: number) => Promise<unknown>

const lost = new ApiProblem({ status: 412, code: 'record.changed', message: '刚被别人改过' })
const before = { name: '北斗湾', phone: '1', size: '' }

function openForm(save: Save, theirs: Draft<Field> = before) {
  const client = new QueryClient({ defaultOptions: { mutations: { retry: false } } })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const onSaved = vi.fn<() => void>()
  const reload = async () => ({ version: 8, draft: theirs })
  const { result } = renderHook(() => useRecordForm<Field>({ version: 7, draft: before, save, reload, onSaved }), {
    wrapper,
  })
  return { result, onSaved }
}

describe('a form over a versioned record', () => {
  it('joins what somebody else saved meanwhile and saves on top of it', async () => {
    const save = vi.fn<Save>().mockRejectedValueOnce(lost).mockResolvedValueOnce({})
    const { result, onSaved } = openForm(save, { ...before, phone: '3', size: '300 人' })
    act(() => result.current.change({ phone: '2' }))
    act(() => result.current.save())
    await waitFor(() => expect(result.current.conflict).toBeDefined())
    expect(result.current.conflict?.fields).toEqual(['phone'])
    expect(result.current.draft).toEqual({ name: '北斗湾', phone: '2', size: '300 人' })
    expect(result.current.problem).toBeUndefined()

    act(() => result.current.save())
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce())
    expect(save.mock.lastCall?.[0]).toEqual({ ...before, phone: '3', size: '300 人' })
    expect(save.mock.lastCall?.[2]).toBe(8)
  })

  it('shows any other refusal at its field', async () => {
    const refused = new ApiProblem({
      status: 400,
      code: 'input.invalid',
      message: '有 1 处不对',
      errors: [{ path: '/phone', code: 'x', message: '不是号码' }],
    })
    const { result } = openForm(vi.fn<Save>().mockRejectedValueOnce(refused))
    act(() => result.current.change({ phone: 'x' }))
    expect(result.current.hasChanged).toBe(true)
    act(() => result.current.save())
    await waitFor(() => expect(result.current.problem).toBe(refused))
    expect(result.current.errors).toEqual({ phone: '不是号码' })
    expect(result.current.conflict).toBeUndefined()
  })
})
