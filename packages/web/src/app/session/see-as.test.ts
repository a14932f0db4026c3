// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  window.sessionStorage.clear()
  vi.resetModules()
})

describe('looking as somebody else', () => {
  it('survives a reload of the tab and ends when it is left', async () => {
    const before = await import('./see-as.ts')
    expect(before.seenPerson()).toBeNull()
    before.setSeenPerson({ id: 'p', name: '林晚舟' })
    vi.resetModules()
    const reloaded = await import('./see-as.ts')
    expect(reloaded.seenPerson()).toEqual({ id: 'p', name: '林晚舟' })
    reloaded.setSeenPerson(null)
    expect(reloaded.seenPerson()).toBeNull()
    expect(window.sessionStorage.length).toBe(0)
  })

  it('takes no nonsense from the storage', async () => {
    window.sessionStorage.setItem('zhike.see-as', '{"id":7}')
    expect((await import('./see-as.ts')).seenPerson()).toBeNull()
  })
})
