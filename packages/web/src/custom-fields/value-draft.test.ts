import { expect, it } from 'vitest'
import type { CustomFieldType, CustomValue } from '@zhike/core/custom-fields/field-kinds'
import { draftOfValue, valueOfDraft } from './value-draft.ts'

const zone = 'Asia/Shanghai'

it.each<[CustomFieldType, CustomValue]>([
  ['text', '甲'],
  ['number', 0.000001],
  ['percent', 12.5],
  ['money', '1280.5'],
  ['flag', false],
  ['choices', ['a', 'b']],
  ['date', '2026-11-21'],
  ['dateTime', '2026-11-21T01:30:00.000Z'],
])('a %s goes through a form unchanged', (type, value) => {
  expect(valueOfDraft({ type }, draftOfValue({ type }, value, zone), zone)).toEqual(value)
})

it('reads figures as people write them, and leaves what is none to the server to refuse', () => {
  expect(valueOfDraft({ type: 'number' }, ' 1，280.5 ', zone)).toBe(1280.5)
  expect(valueOfDraft({ type: 'percent' }, '12.5%', zone)).toBe(12.5)
  expect(valueOfDraft({ type: 'number' }, '很多', zone)).toBe('很多')
  expect(valueOfDraft({ type: 'text' }, '  ', zone)).toBeNull()
})
