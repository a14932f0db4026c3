/** The columns of the exported audit, in order. */
export const auditColumns = [
  { key: 'at', 'zh-CN': '时间', en: 'Time' },
  { key: 'actorName', 'zh-CN': '谁', en: 'Who' },
  { key: 'onBehalfOfName', 'zh-CN': '代表', en: 'On behalf of' },
  { key: 'via', 'zh-CN': '途径', en: 'Via' },
  { key: 'ipAddress', 'zh-CN': '来自地址', en: 'Address' },
  { key: 'action', 'zh-CN': '做了什么', en: 'Action' },
  { key: 'description', 'zh-CN': '说明', en: 'In words' },
  { key: 'subjectType', 'zh-CN': '对象类型', en: 'Subject type' },
  { key: 'subjectId', 'zh-CN': '对象', en: 'Subject' },
  { key: 'customerId', 'zh-CN': '客户', en: 'Customer' },
  { key: 'requestId', 'zh-CN': '请求编号', en: 'Request' },
  { key: 'summary', 'zh-CN': '概要', en: 'Summary' },
  { key: 'before', 'zh-CN': '之前', en: 'Before' },
  { key: 'after', 'zh-CN': '之后', en: 'After' },
] as const
