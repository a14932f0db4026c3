import { describeAction } from '@zhike/core/audit/actions'
import { relationWord, type RelationKind, type RelationSide } from '@zhike/core/customer-relations/kinds'
import type { Locale } from '@zhike/core/kernel/problem'
import type { PersonalData } from './export-queries.ts'

type Section = keyof PersonalData

const sections: Record<Section, Record<Locale, string>> = {
  customer: { 'zh-CN': '客户资料', en: 'Customer' },
  mergedRecords: { 'zh-CN': '并入的客户资料', en: 'Records merged into it' },
  contacts: { 'zh-CN': '联系人资料', en: 'Contacts' },
  consents: { 'zh-CN': '同意与撤回', en: 'Consent' },
  followUps: { 'zh-CN': '跟进记录', en: 'Follow-ups' },
  orders: { 'zh-CN': '订单', en: 'Orders' },
  holders: { 'zh-CN': '负责人', en: 'Who was responsible' },
  tiers: { 'zh-CN': '客户级别', en: 'Tiers' },
  tags: { 'zh-CN': '标签', en: 'Tags' },
  segments: { 'zh-CN': '所在名单', en: 'Lists' },
  files: { 'zh-CN': '附件', en: 'Files' },
  specialDays: { 'zh-CN': '生日与纪念日', en: 'Birthdays and anniversaries' },
  relations: { 'zh-CN': '和其他客户的关系', en: 'Relations to other customers' },
  audit: { 'zh-CN': '谁改过、看过什么', en: 'Who did what with it' },
}

const frame: Record<Locale, { title: string; made: string; none: string }> = {
  'zh-CN': { title: '{company} 保存的关于 {subject} 的全部数据', made: '导出于 {at}', none: '没有' },
  en: { title: 'Everything {company} holds on {subject}', made: 'Made {at}', none: 'None' },
}

export interface ExportFrame {
  company: string
  subject: string
  at: string
  locale: Locale
  relationKinds: readonly RelationKind[]
}

/** One page of HTML for the person to read, without scripts, styles from elsewhere or links. */
export function readableExport(
  data: PersonalData,
  { company, subject, at, locale, relationKinds }: ExportFrame,
): string {
  const words = frame[locale]
  const title = words.title.replace('{company}', company).replace('{subject}', subject)
  const parts = (Object.keys(sections) as Section[]).map((section) => {
    const value = data[section]
    const rows = (Array.isArray(value) ? value : [value]).map((row) => withWords(section, row, locale, relationKinds))
    const tables = rows.length > 0 ? rows.map(tableOf).join('') : `<p>${words.none}</p>`
    return `<h2>${escape(sections[section][locale])}</h2>${tables}`
  })
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${escape(title)}</title>
<style>body{font:14px/1.6 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;margin:0 0 1em;width:100%}
th,td{border:1px solid #ccc;padding:.2em .6em;text-align:left;vertical-align:top}th{width:14em;font-weight:normal;color:#555}td{white-space:pre-wrap;overflow-wrap:anywhere}</style>
<h1>${escape(title)}</h1><p>${escape(words.made.replace('{at}', at))}</p>${parts.join('\n')}</html>\n`
}

const missingWords: Record<Locale, string> = {
  'zh-CN': '下面这些文件登记在册，但没有从磁盘上读到，所以不在这个压缩包里。请管理员从备份里找回后再导出一次。',
  en: 'These files are on record but could not be read from disk, so they are not in this archive. Ask an administrator to bring them back from a backup, then export again.',
}

/** What stands in the archive when files could not be read, one name a line. */
export function missingNote(names: readonly string[], locale: Locale): string {
  return `${missingWords[locale]}\n\n${names.join('\n')}\n`
}

function withWords(section: Section, row: unknown, locale: Locale, kinds: readonly RelationKind[]): unknown {
  if (section === 'relations') {
    const { kind, other_is, ...rest } = row as { kind: string; other_is: RelationSide }
    return { ...rest, other_is: relationWord(kinds, kind, other_is, locale) }
  }
  if (section !== 'audit' || row === null || typeof row !== 'object' || !('action' in row)) return row
  return { ...row, action: describeAction(String(row.action), locale) }
}

function tableOf(row: unknown): string {
  const lines = Object.entries((row ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(textOf(value))}</td></tr>`)
  return `<table>${lines.join('')}</table>`
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value)
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
