import { describe, expect, it } from 'vitest'
import { initialOf, toneOf } from './initial-of.ts'

describe('a person’s circle', () => {
  it('holds the surname, or the first letter', () => {
    expect(initialOf('林晚舟')).toBe('林')
    expect(initialOf(' chen Muye')).toBe('C')
    expect(initialOf('𠮷田')).toBe('𠮷')
    expect(initialOf('')).toBe('?')
  })

  it('has one of five colours, always the same for a name', () => {
    const tones = ['林晚舟', '沈青禾', '陈牧野', '许亦南', '何时雨', '周知遥'].map(toneOf)
    expect(tones.every((tone) => tone >= 1 && tone <= 5)).toBe(true)
    expect(new Set(tones).size).toBeGreaterThan(2)
    expect(toneOf('林晚舟')).toBe(tones[0])
  })
})
