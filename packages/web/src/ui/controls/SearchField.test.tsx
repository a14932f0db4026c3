// @vitest-environment jsdom
import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SearchField } from './SearchField.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('searching in a list', () => {
  it('waits for a pause', () => {
    const onChange = vi.fn()
    render(<SearchField label="找" value="" onChange={onChange} />)
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '北' } })
    expect(onChange).not.toHaveBeenCalled()
    act(() => void vi.advanceTimersByTime(300))
    expect(onChange).toHaveBeenCalledExactlyOnceWith('北')
  })

  it('never asks with half a pinyin word', () => {
    const onChange = vi.fn()
    render(<SearchField label="找" value="" onChange={onChange} />)
    const box = screen.getByRole('searchbox')
    fireEvent.compositionStart(box)
    fireEvent.change(box, { target: { value: 'bei d' } })
    act(() => void vi.advanceTimersByTime(1000))
    expect(onChange).not.toHaveBeenCalled()
    fireEvent.change(box, { target: { value: '北斗' } })
    fireEvent.compositionEnd(box)
    act(() => void vi.advanceTimersByTime(300))
    expect(onChange).toHaveBeenCalledExactlyOnceWith('北斗')
  })
})
