// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { showToast, toastStore, undoLast } from './toast.ts'
import { ToastViewport } from './ToastViewport.tsx'

afterEach(() => {
  vi.useRealTimers()
  toastStore.set([])
})

describe('toasts', () => {
  it('are announced, and undo what was done', async () => {
    const undo = vi.fn()
    render(<ToastViewport />)
    act(() => void showToast({ text: '已转给沈青禾', undo }))
    expect(screen.getByRole('status').textContent).toContain('已转给沈青禾')
    await userEvent.click(screen.getByRole('button', { name: '撤销' }))
    expect(undo).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('已转给沈青禾')).toBeNull()
  })

  it('offer 撤销 for six seconds, plain words shorter', () => {
    vi.useFakeTimers()
    render(<ToastViewport />)
    act(() => void showToast({ text: '已保存' }))
    act(() => void vi.advanceTimersByTime(4000))
    expect(screen.queryByText('已保存')).toBeNull()
    act(() => void showToast({ text: '已退回公海', undo: () => undefined }))
    act(() => void vi.advanceTimersByTime(5500))
    expect(screen.getByText('已退回公海')).toBeTruthy()
    act(() => void vi.advanceTimersByTime(1000))
    expect(screen.queryByText('已退回公海')).toBeNull()
  })

  it('can be undone by key as long as they are there', () => {
    const undo = vi.fn()
    expect(undoLast()).toBe(false)
    act(() => void showToast({ text: 'x', undo }))
    expect(undoLast()).toBe(true)
    expect(undoLast()).toBe(false)
    expect(undo).toHaveBeenCalledTimes(1)
  })
})
