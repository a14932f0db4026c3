import type { Locale } from '../kernel/problem.ts'
import { builtInPurposes, type Purpose } from '../privacy/settings.ts'
import { consentChannels, consentMethods, type ConsentChannel, type ConsentMethod } from './schema.ts'

// What files call channels, decisions, methods and purposes, and what an exported file calls them.

type Words = Record<Locale, string>

export const channelWords: Record<ConsentChannel, Words> = {
  phone: { 'zh-CN': '电话', en: 'phone' },
  sms: { 'zh-CN': '短信', en: 'text message' },
  wechat: { 'zh-CN': '微信', en: 'WeChat' },
  email: { 'zh-CN': '邮件', en: 'e-mail' },
  post: { 'zh-CN': '邮寄', en: 'post' },
}

export const decisionWords: Record<'given' | 'refused', Words> = {
  given: { 'zh-CN': '同意', en: 'agreed' },
  refused: { 'zh-CN': '拒绝', en: 'refused' },
}

export const methodWords: Record<ConsentMethod, Words> = {
  form: { 'zh-CN': '纸质表单', en: 'form' },
  contract: { 'zh-CN': '合同条款', en: 'contract' },
  message: { 'zh-CN': '消息', en: 'message' },
  call: { 'zh-CN': '电话', en: 'call' },
  meeting: { 'zh-CN': '当面', en: 'meeting' },
  website: { 'zh-CN': '网站', en: 'website' },
  other: { 'zh-CN': '其他', en: 'other' },
}

const purposeWords: Record<(typeof builtInPurposes)[number], Words> = {
  service: { 'zh-CN': '服务', en: 'service' },
  marketing: { 'zh-CN': '营销', en: 'marketing' },
  profiling: { 'zh-CN': '画像分析', en: 'profiling' },
  sharing: { 'zh-CN': '提供给合作方', en: 'sharing' },
}

/** A purpose as a file of this language calls it; one that the company took away since keeps its key. */
export function purposeName(purposes: readonly Purpose[], key: string, locale: Locale): string {
  const own = purposes.find((one) => one.key === key)?.name
  const builtIn = builtInPurposes.find((one) => one === key)
  return own ?? (builtIn ? purposeWords[builtIn][locale] : key)
}

/** Every word, in small letters, by which a file may name a purpose. */
export function purposeKeys(purposes: readonly Purpose[]): { word: string; key: string }[] {
  return purposes.flatMap(({ key, name }) => {
    const builtIn = builtInPurposes.find((one) => one === key)
    const words = [key, ...(name ? [name] : []), ...(builtIn ? Object.values(purposeWords[builtIn]) : [])]
    return [...new Set(words.map(tidy))].map((word) => ({ word, key }))
  })
}

const tidy = (text: string) => text.normalize('NFKC').trim().toLowerCase()

const channelPatterns: readonly (readonly [ConsentChannel, RegExp])[] = [
  ['sms', /短信|sms|text|mobile message/u],
  ['wechat', /微信|企微|wechat|weixin/u],
  ['email', /邮件|邮箱|e-?mail/u],
  ['post', /邮寄|信函|快递|post|letter/u],
  ['phone', /电话|来电|phone|call|tel/u],
]

/** One or several channels of a cell, joined by commas; null where one of them is none. */
export function consentChannelsOf(text: string): string | null {
  const key = tidy(text)
  if (/^(?:全部|所有|all)$/u.test(key)) return consentChannels.join()
  const found = key
    .split(/[、，,;；|/\n]+/u)
    .filter((part) => part.trim() !== '')
    .map((part) => channelPatterns.find(([, pattern]) => pattern.test(part))?.[0])
  if (found.length === 0 || found.includes(undefined)) return null
  return consentChannels.filter((channel) => found.includes(channel)).join()
}

export function consentDecisionOf(text: string): 'given' | 'refused' | null {
  const key = tidy(text)
  if (/^(?:不|拒|否|未同意|no?$|false|0|×|opt(?:ed)?[- ]?out|refused|denied|declined)/u.test(key)) return 'refused'
  return /^(?:同意|允许|接受|是|y(?:es)?$|true|1$|√|✓|opt(?:ed)?[- ]?in|agreed|given|granted)/u.test(key)
    ? 'given'
    : null
}

const methodPatterns: readonly (readonly [ConsentMethod, RegExp])[] = [
  ['form', /表单|表格|登记表|form|paper/u],
  ['contract', /合同|协议|contract/u],
  ['message', /消息|微信|短信|邮件|message|mail|chat/u],
  ['call', /电话|通话|call|phone/u],
  ['meeting', /当面|会议|拜访|展会|meeting|person|visit/u],
  ['website', /网站|网页|官网|web|site|online/u],
]

/** What a file does not say in our words is kept as other. */
export function consentMethodOf(text: string): ConsentMethod {
  const key = tidy(text)
  return (
    consentMethods.find((method) => method === key) ??
    methodPatterns.find(([, pattern]) => pattern.test(key))?.[0] ??
    'other'
  )
}
