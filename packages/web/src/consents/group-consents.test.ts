import type { Consent, ConsentList } from '@zhike/core/consents/schema'
import { expect, it } from 'vitest'
import { standingConsents } from './group-consents.ts'

const consent = (id: string, contactId: string | null, purpose: string, isOver = false) =>
  ({
    id,
    contactId,
    purpose,
    channel: 'phone',
    decision: 'given',
    end: isOver ? { on: '2026-06-01' } : null,
  }) as Consent

it('groups what stands by person and purpose, what ended left out, purposes that are gone included', () => {
  const list = {
    items: [
      consent('1', null, 'marketing'),
      consent('2', 'n', 'old'),
      consent('3', 'n', 'service', true),
      consent('4', null, 'marketing'),
    ],
    people: [
      { contactId: null, name: '甲' },
      { contactId: 'n', name: '乙' },
    ],
    purposes: [
      { key: 'service', name: null },
      { key: 'marketing', name: null },
    ],
  } as unknown as ConsentList
  expect(
    standingConsents(list).map(({ person, purpose, standing }) => [person, purpose, standing.map(({ id }) => id)]),
  ).toEqual([
    ['甲', 'marketing', ['1', '4']],
    ['乙', 'old', ['2']],
  ])
})
