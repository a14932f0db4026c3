import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Search customers and contacts',
  hint: 'Any part of a name, pinyin or its initials, a contact, the last four digits of a phone, a credit code.',
  nothing:
    'Nothing found for “{{text}}”. Try another part of the name; or it lies outside your data scope: check for duplicates.',
  found: '{{count}} found',
  choose: 'choose',
  open: 'open',
  openTab: 'open in a new tab',
  by: { name: 'Name', pinyin: 'Pinyin', phone: 'Phone', code: 'Code', contact: 'Contact' },
}
