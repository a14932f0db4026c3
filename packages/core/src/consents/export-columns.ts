/** The columns of exported consent, in order; the import recognises those that it needs. */
export const consentColumns = [
  { key: 'customerExternalId', 'zh-CN': '客户编号', en: 'Customer ID' },
  { key: 'customer', 'zh-CN': '客户名称', en: 'Customer' },
  { key: 'contact', 'zh-CN': '联系人', en: 'Contact' },
  { key: 'purpose', 'zh-CN': '用途', en: 'Purpose' },
  { key: 'channel', 'zh-CN': '渠道', en: 'Channels' },
  { key: 'decision', 'zh-CN': '决定', en: 'Decision' },
  { key: 'decidedOn', 'zh-CN': '表示日期', en: 'Decided on' },
  { key: 'method', 'zh-CN': '方式', en: 'How' },
  { key: 'evidence', 'zh-CN': '证据', en: 'Evidence' },
  { key: 'endedOn', 'zh-CN': '失效日期', en: 'Ended on' },
  { key: 'endKind', 'zh-CN': '为什么失效', en: 'Ended by' },
  { key: 'recordedName', 'zh-CN': '谁记录的', en: 'Recorded by' },
] as const
export type ConsentColumn = (typeof consentColumns)[number]['key']

export const endWords = {
  withdrawn: { 'zh-CN': '撤回', en: 'withdrawn' },
  replaced: { 'zh-CN': '被新的决定代替', en: 'replaced by a later decision' },
} as const
