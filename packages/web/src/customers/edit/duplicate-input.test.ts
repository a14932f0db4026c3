import { describe, expect, it } from 'vitest'
import { duplicateHintInput, duplicateInputOf } from './duplicate-input.ts'

describe('what a line of 查重 asks', () => {
  it.each([
    ['91330206ma0lmc27x8', { creditCode: '91330206MA0LMC27X8' }],
    ['199 0000 2231', { phone: '199 0000 2231' }],
    ['0574-87654321', { phone: '0574-87654321' }],
    ['wang@beidou.test', { email: 'wang@beidou.test' }],
    ['1234', undefined],
    ['北斗湾', { name: '北斗湾' }],
    ['北', undefined],
    ['  ', undefined],
  ])('%s', (text, expected) => expect(duplicateInputOf(text)).toEqual(expected))
})

describe('what a half-filled form asks', () => {
  const draft = { kind: 'organisation', name: '', creditCode: '', phone: '', email: '' }
  const { kind } = draft
  it('waits until there is something to ask', () => {
    expect(duplicateHintInput({ ...draft, name: '宁波北' })).toEqual({})
    expect(duplicateHintInput({ ...draft, name: '宁波北斗', creditCode: '9133' })).toEqual({ kind, name: '宁波北斗' })
    expect(duplicateHintInput({ ...draft, email: 'wang@beidou' })).toEqual({})
    expect(duplicateHintInput({ ...draft, email: ' wang@beidou.test ' })).toEqual({ kind, email: 'wang@beidou.test' })
    expect(duplicateHintInput(draft, '199 0000 2231')).toEqual({ kind, contacts: [{ mobile: '199 0000 2231' }] })
  })

  it('does not ask for the name of a person alone, who may share it with many', () => {
    const person = { ...draft, kind: 'individual', name: '欧阳修文' }
    expect(duplicateHintInput(person)).toEqual({})
    expect(duplicateHintInput({ ...person, phone: '19900002231' })).toEqual({
      kind: 'individual',
      name: '欧阳修文',
      phone: '19900002231',
    })
  })
})
