import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Contacts',
  add: 'Add contact',
  edit: 'Edit contact',
  save: 'Save',
  saveAgain: 'Save again',
  saved: 'Contact saved',
  added: 'Added {{name}}',
  cancel: 'Cancel',
  empty: 'No contact yet. Add one, and calling takes a single press.',
  primary: 'Primary',
  makePrimary: 'Make primary contact',
  isPrimaryNow: '{{name}} is the primary contact now',
  wechat: 'WeChat {{id}}',
  more: 'More for {{name}}',
  history: 'Changes',
  remove: 'Delete contact',
  removeTitle: 'Delete {{name}}?',
  removeText: 'Follow-ups keep the name. A contact deleted by mistake can be restored from the bin.',
  removed: '{{name}} deleted',
  field: { name: 'Name', title: 'Title', mobile: 'Mobile', wechat: 'WeChat', email: 'E-mail', notes: 'Notes' },
}
