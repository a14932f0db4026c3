import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Settings',
  saved: 'Saved',
  save: 'Save',
  number: 'Enter a whole number from 1 to 3650',
  company: {
    title: 'Company',
    text: 'Name, language, time zone and currency. Once there are orders the currency stays.',
    name: 'Company name',
    locale: 'Language',
    chinese: '中文',
    english: 'English',
    timeZone: 'Time zone',
    currency: 'Currency',
  },
  untouched: {
    title: 'Long untouched',
    text: 'After how many days without a follow-up a customer shows on Today as long untouched, by tier.',
    tier: 'Tier {{tier}} (days)',
    none: 'No tier (days)',
    noneHint: 'Empty: customers without a tier are left out.',
  },
  rates: {
    title: 'Exchange rates',
    text: 'An order in another currency needs its rate first; it is converted at the rate in force when it is entered.',
    empty: 'Only the company’s own currency so far.',
    currency: 'Currency',
    rate: 'One unit in {{currency}}',
    line: '1 {{currency}} = {{rate}} {{base}}',
    add: 'Add rate',
    remove: 'Delete the rate of {{currency}}',
    removed: 'The rate of {{currency}} is deleted',
    wrong: 'Write the currency in three capitals and the rate as a number above 0',
  },
  elsewhere: {
    title: 'Settings elsewhere',
    text: 'Easier to judge beside their data.',
    tiers: 'Criteria of the value tiers',
    rules: 'Assignment rules',
    pools: 'Pools',
    people: 'People, departments and roles',
    backups: 'Backups',
  },
}
