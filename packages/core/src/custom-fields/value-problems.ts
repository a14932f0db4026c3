import { renderTemplate, type Locale } from '../kernel/problem.ts'
import type { ValueProblem } from './tidy-value.ts'

/** What is wrong with a value and what to do; follows the name of the field and quotes the value. */
export const valueProblemTexts: Record<ValueProblem, Record<Locale, string>> = {
  type: { 'zh-CN': '「{value}」的写法不对', en: '“{value}” has the wrong form' },
  'too-long': { 'zh-CN': '太长了，缩短后再存', en: 'is too long; shorten it' },
  characters: { 'zh-CN': '含有看不见的控制字符，重新输入', en: 'contains invisible control characters; type it anew' },
  number: {
    'zh-CN': '「{value}」不是可以保存的数（最多 15 位有效数字）',
    en: '“{value}” is not a number that can be kept (at most 15 digits)',
  },
  money: {
    'zh-CN': '「{value}」不是金额，写成 1280.50（最多四位小数）',
    en: '“{value}” is not an amount; write 1280.50 (at most four places)',
  },
  day: {
    'zh-CN': '「{value}」不是存在的日期，写成 2026-11-21',
    en: '“{value}” is not an existing date; write 2026-11-21',
  },
  instant: {
    'zh-CN': '「{value}」不是时间，写成 2026-11-21T09:30:00+08:00',
    en: '“{value}” is not a time; write 2026-11-21T09:30:00+08:00',
  },
  option: { 'zh-CN': '没有「{value}」这个选项', en: 'there is no option “{value}”' },
  region: { 'zh-CN': '没有「{value}」这个地区', en: 'there is no region “{value}”' },
  reference: { 'zh-CN': '找不到「{value}」', en: '“{value}” cannot be found' },
  phone: { 'zh-CN': '「{value}」不是电话号码', en: '“{value}” is not a phone number' },
  email: { 'zh-CN': '「{value}」不是邮箱地址', en: '“{value}” is not an e-mail address' },
  url: {
    'zh-CN': '「{value}」不是网址，写成 https://example.com',
    en: '“{value}” is not a web address; write https://example.com',
  },
  file: {
    'zh-CN': '没有刚上传的文件「{value}」，先上传，再填上传得到的 id',
    en: 'there is no file “{value}” that you just uploaded for it; upload one and give the id you get',
  },
}

const further: Record<string, Record<Locale, string>> = {
  required: { 'zh-CN': '要填', en: 'is required' },
  retired: { 'zh-CN': '选项「{value}」已停用', en: 'option “{value}” is no longer offered' },
  unknown: { 'zh-CN': '没有这个字段', en: 'is not a field' },
}

/** Words for a code of a value's problem: custom-value.day → "…". */
export function explainValue(code: string, locale: Locale, value: unknown): string {
  const name = code.replace('custom-value.', '')
  const texts = { ...valueProblemTexts, ...further }[name as ValueProblem]
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  return renderTemplate(texts?.[locale] ?? code, { value: (shown ?? '').slice(0, 100) })
}
