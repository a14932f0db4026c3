import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  tab: { customer: 'Customers', contact: 'Contacts', order: 'Orders', 'follow-up': 'Follow-ups', file: 'Files' },
  empty: {
    contact: 'There are no deleted contacts.',
    order: 'There are no deleted orders.',
    'follow-up': 'There are no deleted follow-ups.',
    file: 'There are no deleted files.',
  },
  note: 'Deleted contacts, orders, follow-ups and files go back to their customer when they are restored',
  deleted: 'Deleted {{when}}',
  deletedBy: 'Deleted {{when}} by {{name}}',
  restore: 'Restore',
  restored: {
    contact: 'Contact restored',
    order: 'Order restored',
    'follow-up': 'Follow-up restored',
    file: 'File restored',
  },
  earlier: 'Earlier',
  kind: { call: 'Call', visit: 'Visit', wechat: 'WeChat', email: 'E-mail', meeting: 'Meeting', note: 'Note' },
}
