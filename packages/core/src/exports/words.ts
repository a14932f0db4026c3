import type { BulkField } from '../bulk-edits/fields.ts'
import type { BulkEdit } from '../bulk-edits/schema.ts'
import type { Evidence } from '../duplicates/evidence.ts'
import type { FollowUpKind } from '../follow-ups/schema.ts'
import type { ImportKind, ImportState } from '../imports/kinds.ts'
import type { Locale } from '../kernel/problem.ts'
import type { Leave } from '../leaves/schema.ts'
import type { TagColour } from '../tags/schema.ts'

const kinds: Record<Locale, Record<FollowUpKind, string>> = {
  'zh-CN': { call: '电话', visit: '拜访', wechat: '微信', email: '邮件', meeting: '会议', note: '备注' },
  en: { call: 'call', visit: 'visit', wechat: 'WeChat', email: 'e-mail', meeting: 'meeting', note: 'note' },
}
/** Ways of following up as a file says them; the import reads them back. */
export const followUpWords: Record<Locale, Record<string, string>> = kinds

/** Why two customers are taken for one, as the page of duplicates says it. */
export const evidenceWords: Record<Evidence, Record<Locale, string>> = {
  creditCode: { 'zh-CN': '信用代码相同', en: 'same credit code' },
  name: { 'zh-CN': '名称相同', en: 'same name' },
  personName: { 'zh-CN': '姓名相同', en: 'same person’s name' },
  nameElsewhere: { 'zh-CN': '名称去掉地名后相同', en: 'same name but for the place' },
  phone: { 'zh-CN': '号码相同', en: 'same number' },
  email: { 'zh-CN': '邮箱相同', en: 'same e-mail' },
  domain: { 'zh-CN': '公司邮箱域名相同', en: 'same company mail domain' },
  creditCodeDiffers: { 'zh-CN': '信用代码不同', en: 'different credit codes' },
  kindDiffers: { 'zh-CN': '一个企业一个个人', en: 'a company and a person' },
}

export const importStateWords: Record<ImportState, Record<Locale, string>> = {
  uploaded: { 'zh-CN': '已上传，等对列', en: 'uploaded' },
  staging: { 'zh-CN': '正在读', en: 'reading' },
  staged: { 'zh-CN': '试跑完成', en: 'tried' },
  applying: { 'zh-CN': '正在写入', en: 'writing' },
  done: { 'zh-CN': '已导入', en: 'imported' },
  failed: { 'zh-CN': '没导成', en: 'failed' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
  undoing: { 'zh-CN': '正在撤销', en: 'being undone' },
  undone: { 'zh-CN': '已撤销', en: 'undone' },
}

export const importKindWords: Record<ImportKind, Record<Locale, string>> = {
  customers: { 'zh-CN': '客户', en: 'customers' },
  contacts: { 'zh-CN': '联系人', en: 'contacts' },
  orders: { 'zh-CN': '订单', en: 'orders' },
  combined: { 'zh-CN': '客户、联系人和订单', en: 'customers, contacts and orders' },
  'follow-ups': { 'zh-CN': '跟进记录', en: 'follow-ups' },
  consents: { 'zh-CN': '同意记录', en: 'consent' },
  people: { 'zh-CN': '人员', en: 'people' },
  departments: { 'zh-CN': '部门', en: 'departments' },
}

export const leaveStateWords: Record<Leave['state'], Record<Locale, string>> = {
  upcoming: { 'zh-CN': '还没开始', en: 'to come' },
  now: { 'zh-CN': '休假中', en: 'away now' },
  over: { 'zh-CN': '已结束', en: 'over' },
}

export const bulkStateWords: Record<BulkEdit['state'], Record<Locale, string>> = {
  queued: { 'zh-CN': '排队中', en: 'waiting' },
  running: { 'zh-CN': '进行中', en: 'under way' },
  done: { 'zh-CN': '已完成', en: 'done' },
  stopped: { 'zh-CN': '中途停下', en: 'stopped' },
}

export const bulkFieldWords: Record<BulkField, Record<Locale, string>> = {
  regionCode: { 'zh-CN': '地区', en: 'Region' },
  industryCode: { 'zh-CN': '行业', en: 'Industry' },
  size: { 'zh-CN': '规模', en: 'Size' },
  source: { 'zh-CN': '来源', en: 'Source' },
  parentCustomerId: { 'zh-CN': '上级客户', en: 'Parent' },
}

export const tagColourWords: Record<TagColour, Record<Locale, string>> = {
  grey: { 'zh-CN': '灰', en: 'grey' },
  teal: { 'zh-CN': '青', en: 'teal' },
  green: { 'zh-CN': '绿', en: 'green' },
  blue: { 'zh-CN': '蓝', en: 'blue' },
  indigo: { 'zh-CN': '靛', en: 'indigo' },
  violet: { 'zh-CN': '紫', en: 'violet' },
  rose: { 'zh-CN': '玫红', en: 'rose' },
  ochre: { 'zh-CN': '赭', en: 'ochre' },
}
