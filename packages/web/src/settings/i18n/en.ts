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
  masks: {
    title: 'Masks',
    text: 'Which role sees what masked is set under Roles. As a rule nobody’s own customers are masked.',
    own: 'Mask people’s own customers, too',
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
  passwords: {
    title: 'Passwords',
    text: 'How many characters a new password needs. Common ones are always refused, and those that are little more than name, e-mail, phone, staff number or the company’s name. Passwords in use stay.',
    length: 'Least number of characters (8 to 64)',
    wrong: 'Enter a whole number from 8 to 64',
  },
  elsewhere: {
    title: 'Settings elsewhere',
    text: 'Easier to judge beside their data.',
    tiers: 'Criteria of the value tiers',
    rules: 'Assignment rules',
    pools: 'Pools',
    backups: 'Backups',
    people: 'People and departments',
    roles: 'Roles and permissions',
  },
}
