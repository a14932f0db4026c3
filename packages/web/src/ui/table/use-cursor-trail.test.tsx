// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useCursorTrail } from './use-cursor-trail.ts'

function open(listKey: string, after?: string) {
  return renderHook(({ cursor }: { cursor: string | undefined }) => useCursorTrail(listKey, cursor), {
    initialProps: { cursor: after },
  })
}

describe('paging by key', () => {
  it('leads back the way one came', () => {
    const { result, rerender } = open('way')
    expect(result.current.page).toBe(1)
    expect(result.current.previous).toBeUndefined()
    act(() => void result.current.next('c1'))
    rerender({ cursor: 'c1' })
    act(() => void result.current.next('c2'))
    rerender({ cursor: 'c2' })
    expect(result.current.page).toBe(3)
    expect(result.current.previous?.()).toBe('c1')
    rerender({ cursor: 'c1' })
    expect(result.current.previous?.()).toBeUndefined()
    expect(result.current.page).toBe(2)
  })

  it('leads to the first page from a link nobody walked to', () => {
    const { result } = open('link', 'deep')
    expect(result.current.page).toBeUndefined()
    expect(result.current.previous?.()).toBeUndefined()
  })

  it('keeps the trails of two lists apart', () => {
    const first = open('one')
    act(() => void first.result.current.next('x'))
    expect(open('two', 'x').result.current.page).toBeUndefined()
    expect(open('one', 'x').result.current.page).toBe(2)
  })
})
