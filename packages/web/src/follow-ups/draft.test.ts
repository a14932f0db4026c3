// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest'
import { emptyDraft } from './draft.ts'

afterEach(() => {
  window.sessionStorage.clear()
  vi.resetModules()
})

it('what was written is there after a reload, for its writer alone, and gone once it is saved', async () => {
  const before = await import('./draft.ts')
  const place = before.draftPlace('p1', 'c1')
  before.keepDraft(place, { ...emptyDraft, text: '下次带样品', nextOn: '2026-12-01' })
  vi.resetModules()
  const after = await import('./draft.ts')
  expect(after.keptDraft(place)).toMatchObject({ text: '下次带样品', nextOn: '2026-12-01', picture: undefined })
  expect(after.keptDraft(after.draftPlace('p2', 'c1'))).toBeUndefined()
  after.dropDraft(place)
  expect(after.keptDraft(place)).toBeUndefined()
})
