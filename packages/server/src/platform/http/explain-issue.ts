import type { Locale } from '@zhike/core/kernel/problem'

/** What is wrong with one value, by the validator's code. */
const texts: Record<string, Record<Locale, string>> = {
  invalid_type: { 'zh-CN': '类型不对，或没有填', en: 'has the wrong type, or is missing' },
  invalid_format: { 'zh-CN': '格式不对', en: 'has the wrong format' },
  invalid_value: { 'zh-CN': '不在可选的值里', en: 'is not one of the allowed values' },
  unrecognized_keys: { 'zh-CN': '有不认识的字段', en: 'has unknown fields' },
  too_small: { 'zh-CN': '太短或太小', en: 'is too short or too small' },
  too_big: { 'zh-CN': '太长或太大', en: 'is too long or too large' },
  invalid_union: { 'zh-CN': '不符合任何一种写法', en: 'fits none of the allowed shapes' },
  day: { 'zh-CN': '不是存在的日期（写成 2026-11-21）', en: 'is not an existing date (write 2026-11-21)' },
  malformed: { 'zh-CN': '内容读不懂', en: 'cannot be read' },
  'text.unstorable': { 'zh-CN': '含有不能保存的字符', en: 'contains characters that cannot be stored' },
  doubled: { 'zh-CN': '重复了，每条要不一样', en: 'appears twice; each must differ' },
  'time-zone': { 'zh-CN': '不是时区名（写成 Asia/Shanghai）', en: 'is not a time zone (write Asia/Shanghai)' },
  'email-or-phone': { 'zh-CN': '邮箱和手机号至少填一样', en: 'needs an e-mail address or a phone number' },
  'password.length': { 'zh-CN': '要 8 到 128 个字', en: 'needs 8 to 128 characters' },
  issuer: {
    'zh-CN': '要以 https:// 开头，不带参数，如 https://id.example.com',
    en: 'begins with https:// and has no parameters, such as https://id.example.com',
  },
  'nothing-to-check': {
    'zh-CN': '名称、信用代码、电话至少填一样',
    en: 'needs a name, a credit code or a phone number',
  },
  'condition.unknown-field': { 'zh-CN': '没有这个条件字段', en: 'is not a field to filter by' },
  'condition.wrong-value': { 'zh-CN': '条件的写法或值不对', en: 'does not fit the operator of this field' },
  'condition.too-deep': { 'zh-CN': '条件嵌套太深', en: 'is nested too deeply' },
}

export function explainIssue(code: string, locale: Locale, _value: unknown): string {
  return texts[code]?.[locale] ?? (locale === 'en' ? 'is not valid' : '不对')
}

/** Whether a schema's own error is a code that has words here. */
export function isExplained(code: string | undefined): code is string {
  return code !== undefined && Object.hasOwn(texts, code)
}
