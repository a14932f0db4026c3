import { describe, expect, it } from 'vitest'
import { fallbackPurposes } from '../privacy/settings.ts'
import { consentChannels, consentMethods } from './schema.ts'
import {
  channelWords,
  consentChannelsOf,
  consentDecisionOf,
  consentMethodOf,
  decisionWords,
  methodWords,
  purposeKeys,
  purposeName,
} from './words.ts'

describe('words of consent in files', () => {
  it('name one channel or several, in their order, and refuse what is none', () => {
    expect(consentChannelsOf('微信、短信')).toBe('sms,wechat')
    expect(consentChannelsOf('E-mail; phone')).toBe('phone,email')
    expect(consentChannelsOf('全部')).toBe(consentChannels.join())
    expect([consentChannelsOf('鸽子'), consentChannelsOf('短信、鸽子')]).toEqual([null, null])
  })

  it('tell yes from no, and neither from anything else', () => {
    expect(['同意', 'Yes', '1', 'opted in'].map(consentDecisionOf)).toEqual(['given', 'given', 'given', 'given'])
    expect(['不同意', '拒绝', 'no', '0'].map(consentDecisionOf)).toEqual(['refused', 'refused', 'refused', 'refused'])
    expect(consentDecisionOf('也许')).toBeNull()
  })

  it('read what an exported file says', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      for (const channel of consentChannels) expect(consentChannelsOf(channelWords[channel][locale])).toBe(channel)
      for (const decision of ['given', 'refused'] as const)
        expect(consentDecisionOf(decisionWords[decision][locale])).toBe(decision)
      for (const method of consentMethods) expect(consentMethodOf(methodWords[method][locale])).toBe(method)
      const known = purposeKeys(fallbackPurposes)
      for (const { key } of fallbackPurposes) {
        const word = purposeName(fallbackPurposes, key, locale).toLowerCase()
        expect(known.find((one) => one.word === word)?.key).toBe(key)
      }
    }
    expect(consentMethodOf('飞鸽传书')).toBe('other')
  })

  it('know a purpose of the company’s own by its name', () => {
    const purposes = [{ key: 'trial', name: '试用邀请' }]
    expect(purposeKeys(purposes)).toEqual([
      { word: 'trial', key: 'trial' },
      { word: '试用邀请', key: 'trial' },
    ])
    expect(purposeName(purposes, 'trial', 'en')).toBe('试用邀请')
    expect(purposeName(purposes, 'gone', 'en')).toBe('gone')
  })
})
