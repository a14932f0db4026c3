import { describe, expect, it } from 'vitest'
import {
  allOfThem,
  chooseCustom,
  chooseFields,
  mergeCustom,
  mergedFields,
  mergeFacts,
  mergeRules,
  type MergeRecord,
} from './choose-fields.ts'
import { undoChanges } from './three-way.ts'

const empty = Object.fromEntries(mergedFields.map((field) => [field, null])) as Record<
  (typeof mergedFields)[number],
  null
>

function record(id: string, more: Partial<MergeRecord> = {}): MergeRecord {
  const day = '2026-01-01T00:00:00.000Z'
  return { ...empty, id, name: `客户${id}`, createdAt: day, updatedAt: day, custom: {}, ...more }
}

/** A small generator of its own: the same seed, the same records. */
function randomOf(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * below)
  }
}

const texts = [null, '', ' ', '宁波', '宁波 ', 'Ningbo', 'ＮＩＮＧＢＯ', '宁波市北仑区'] as const

function randomRecords(seed: number): MergeRecord[] {
  const random = randomOf(seed)
  return Array.from({ length: 2 + random(6) }, (_, n) => {
    const facts = Object.fromEntries(mergedFields.map((field) => [field, texts[random(texts.length)] ?? null]))
    return record(`c${n}`, {
      ...facts,
      name: `名称${random(4)}`,
      createdAt: `2026-0${1 + random(9)}-01T00:00:00.000Z`,
      updatedAt: `2026-0${1 + random(9)}-02T00:00:00.000Z`,
      custom: Object.fromEntries(['a', 'b', 'c'].flatMap((key) => (random(2) ? [[key, random(9)]] : []))),
    })
  })
}

describe('choosing fields of records that become one', () => {
  const old = record('a', { phone: '1', address: '北仑', createdAt: '2024-01-01T00:00:00Z', size: '50' })
  const kept = record('b', { phone: null, address: '宁波市北仑区', updatedAt: '2026-02-01T00:00:00Z', size: '80' })
  const newest = record('c', { phone: '3', address: '宁波', updatedAt: '2026-03-01T00:00:00Z', size: '50' })
  const all = [old, kept, newest]

  it('goes by the rule, and never prefers nothing to something', () => {
    expect(chooseFields(all, 'b', 'survivor')).toMatchObject({ phone: 'c', address: 'b', size: 'b', email: 'b' })
    expect(chooseFields(all, 'b', 'newest')).toMatchObject({ phone: 'c', address: 'c' })
    expect(chooseFields(all, 'b', 'oldest')).toMatchObject({ phone: 'a', address: 'a' })
    expect(chooseFields(all, 'b', 'longest')).toMatchObject({ address: 'b' })
    expect(chooseFields(all, 'b', 'commonest')).toMatchObject({ size: 'c' })
  })

  it('keeps every note once, unless together they are too long', () => {
    const noted = [record('a', { notes: '老客户' }), record('b', { notes: '要发票' }), record('c', { notes: '老客户' })]
    const choices = chooseFields(noted, 'b', 'survivor')
    expect(choices.notes).toBe(allOfThem)
    expect(mergeFacts(noted, 'b', choices).notes).toBe('要发票\n\n老客户')
    const long = [record('a', { notes: '一'.repeat(3000) }), record('b', { notes: '二'.repeat(3000) })]
    expect(chooseFields(long, 'b', 'survivor').notes).toBe('b')
    expect(mergeFacts(long, 'b', { ...chooseFields(long, 'b', 'survivor'), notes: allOfThem }).notes).toHaveLength(3000)
  })

  it('holds for records of every kind: values come from records, order does not matter, nothing known is lost', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const records = randomRecords(seed)
      const survivorId = records[seed % records.length]?.id ?? ''
      for (const rule of mergeRules) {
        const choices = chooseFields(records, survivorId, rule)
        expect(chooseFields([...records].reverse(), survivorId, rule)).toEqual(choices)
        const facts = mergeFacts(records, survivorId, choices)
        expect(mergeFacts([...records].reverse(), survivorId, choices)).toEqual(facts)
        for (const field of mergedFields) {
          const said = records.map((one) => one[field]).filter((value) => value !== null && value.trim() !== '')
          const isJoined = field === 'notes' && choices.notes === allOfThem
          const allowed = said.length === 0 ? [''] : isJoined ? [facts.notes] : said
          expect(allowed).toContain(said.length === 0 ? (facts[field]?.trim() ?? '') : facts[field])
          const lost = isJoined ? said.filter((value) => !facts.notes?.includes(value?.trim() ?? '')) : []
          expect(lost).toEqual([])
        }
      }
      for (const rule of mergeRules) {
        const choices = chooseCustom(records, survivorId, () => rule)
        expect(chooseCustom([...records].reverse(), survivorId, () => rule)).toEqual(choices)
        const custom = mergeCustom(records, survivorId, choices)
        const own = records.find((one) => one.id === survivorId)?.custom
        expect(custom).toMatchObject(rule === 'survivor' ? (own ?? {}) : {})
        const keys = [...new Set(records.flatMap((one) => Object.keys(one.custom)))].sort()
        expect(Object.keys(custom).sort()).toEqual(keys)
        for (const key of keys) expect(records.map((one) => one.custom[key])).toContainEqual(custom[key])
      }
    }
  })
})

describe('choosing fields of one’s own', () => {
  const all = [
    record('a', { custom: { seats: 5, uses: ['x'] }, createdAt: '2024-01-01T00:00:00Z' }),
    record('b', { custom: { seats: 9, note: '' } }),
    record('c', { custom: { seats: 9, uses: ['x', 'y'] }, updatedAt: '2026-03-01T00:00:00Z' }),
  ]
  it('goes by the rule of each field; a chosen record that says nothing empties', () => {
    expect(chooseCustom(all, 'a', () => 'survivor')).toEqual({ seats: 'a', uses: 'a', note: 'a' })
    expect(chooseCustom(all, 'a', (key) => (key === 'seats' ? 'commonest' : 'longest'))).toEqual({
      seats: 'c',
      uses: 'c',
      note: 'a',
    })
    expect(mergeCustom(all, 'a', { seats: 'b' })).toEqual({ seats: 9, uses: ['x'] })
    expect(mergeCustom(all, 'a', { uses: 'b' })).toEqual({ seats: 5 })
  })
})

describe('undoing the change of a record', () => {
  it('gives back what nobody touched since, and keeps what somebody did', () => {
    const before = { name: '甲', phone: null, custom: { a: 1 }, notes: '旧' }
    const after = { name: '甲', phone: '1', custom: { a: 1, b: [1, 2] }, notes: '旧\n\n新' }
    expect(undoChanges(before, after, after)).toEqual(before)
    expect(undoChanges(before, after, { ...after, custom: { b: [1, 2], a: 1 }, phone: '2', name: '乙' })).toEqual({
      ...before,
      phone: '2',
      name: '乙',
    })
  })

  it('takes away what the merge added to a bag of values', () => {
    expect(undoChanges({ a: 1 }, { a: 1, b: 2, c: 3 }, { a: 1, b: 2, c: 4, d: 5 })).toEqual({ a: 1, c: 4, d: 5 })
  })
})
