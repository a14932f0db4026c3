import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  page: 'Sign in',
  title: 'Sign in to {{company}}',
  how: 'With e-mail, phone or staff number.',
  identifier: 'Account',
  identifierMissing: 'Enter your e-mail, phone or staff number',
  password: 'Password',
  passwordMissing: 'Enter your password',
  remember: 'Keep me signed in for 30 days',
  submit: 'Sign in',
  forgotten: 'Forgotten password',
  locked: 'Too many wrong attempts. Try again in {{seconds}} seconds.',
  lockedButton: 'Wait {{seconds}} s',
  demo: 'Or look around the demo company',
  demoOnly: 'This is the demo company: one press and you are in',
  asRole: 'Enter the demo company as {{role}}: {{name}}',
  ownServer: 'Your data stays on your own server',
  claim: {
    first: 'Every customer',
    second: 'always has one person responsible.',
    text: 'Whose, why, and whose before: one line tells.',
  },
  picture: {
    pool: 'East China pool',
    poolSince: 'since 2023-04',
    former: 'Chen Muye',
    formerSince: 'claimed 2023-06',
    present: 'Lin Wanzhou',
    presentSince: 'since 2025-03, tier A × Zhejiang',
  },
}
