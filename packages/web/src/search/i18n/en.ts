import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Search customers and contacts',
  everything: 'Search customers, contacts, orders, follow-ups, or what to do',
  short: 'Search and actions',
  hint: 'Any part of a name, pinyin or its initials, the last four digits of a phone, a credit code, an order number, words of a follow-up; pages and actions, too.',
  nothing:
    'Nothing found for “{{text}}”. Try another part of the name; or it lies outside your data scope: check for duplicates.',
  found: '{{count}} found',
  hits: '{{count}} found',
  choose: 'choose',
  open: 'open',
  openTab: 'open in a new tab',
  by: { name: 'Name', pinyin: 'Pinyin', phone: 'Phone', code: 'Code', contact: 'Contact', similar: 'Similar' },
  unknownAuthor: 'unknown',
  group: {
    recent: 'Opened last',
    customers: 'Customers',
    contacts: 'Contacts',
    orders: 'Orders',
    followUps: 'Follow-ups',
    pages: 'Pages',
    actions: 'Actions',
  },
  action: {
    createCustomer: 'New customer',
    checkDuplicate: 'Check for duplicates',
    importCustomers: 'Import customers',
    duplicates: 'Duplicates',
    importHistory: 'Imports',
    bin: 'Bin',
    theme: 'Switch dark or light',
  },
}
