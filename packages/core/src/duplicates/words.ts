import type { Locale } from '../kernel/problem.ts'
import type { Evidence } from './evidence.ts'

const words: Record<Evidence, Record<Locale, string>> = {
  creditCode: { 'zh-CN': '信用代码相同', en: 'same credit code' },
  name: { 'zh-CN': '名称相同', en: 'same name' },
  personName: { 'zh-CN': '姓名相同', en: 'same name' },
  nameElsewhere: { 'zh-CN': '名称去掉地名后相同', en: 'same name but for the place' },
  phone: { 'zh-CN': '号码相同', en: 'same number' },
  email: { 'zh-CN': '邮箱相同', en: 'same e-mail' },
  domain: { 'zh-CN': '公司邮箱域名相同', en: 'same mail domain' },
  creditCodeDiffers: { 'zh-CN': '但信用代码不同', en: 'but another credit code' },
  kindDiffers: { 'zh-CN': '但一个企业一个个人', en: 'but one is a company, one a person' },
}

/** Why two may be one, in words. */
export function evidenceText(evidence: readonly Evidence[], locale: Locale): string {
  return evidence.map((kind) => words[kind][locale]).join(locale === 'en' ? ', ' : '、')
}

interface LikelyOne {
  /** null: outside the reader's data scope. */
  name: string | null
  holder: { name: string; departmentName: string | null }
  score: number
  evidence: readonly Evidence[]
}

/** One customer that is likely the same, in a line; of others' customers only who holds them. */
export function likelyText({ name, holder, score, evidence }: LikelyOne, locale: Locale): string {
  const why = evidenceText(evidence, locale)
  const who = holderText(holder)
  if (locale === 'en') {
    return name === null
      ? `One held by ${who}, outside your data scope: ask them (score ${score}: ${why})`
      : `“${name}” (score ${score}: ${why})`
  }
  return name === null
    ? `${who}手里的一家，不在你的数据权限里，先找 TA 问问（把握 ${score}：${why}）`
    : `「${name}」（把握 ${score}：${why}）`
}

/** 华东 林晚舟 */
export function holderText({ name, departmentName }: LikelyOne['holder']): string {
  return departmentName ? `${departmentName} ${name}` : name
}
