import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Single sign-on',
  text: 'People come in with the accounts your company has already (OpenID Connect: Keycloak, Microsoft Entra, Authing, Google …). The sign-in page gets a button.',
  none: 'None yet. Everybody signs in with a password.',
  add: 'Add a provider',
  edit: 'Change',
  check: 'Test',
  answers: '“{{label}}” answers',
  inactive: 'switched off',
  people: 'used by {{count}} people',
  people_one: 'used by {{count}} person',
  secretLost: 'the client secret cannot be opened: enter it again',
  save: 'Save',
  saved: '“{{label}}” saved',
  form: {
    redirect: 'First register Zhike there, with this redirect address:',
    label: 'Words on the button',
    labelHint: 'For example: Company account',
    issuer: 'Issuer',
    clientId: 'Client ID',
    clientSecret: 'Client secret',
    secretKept: 'Stored; leave empty to keep it',
    claim: 'Claim that names the person',
    claimHint: 'email counts only when verified there',
    matches: 'Compared with',
    unknown: 'People not known here',
    unknownHint: 'With a department: they become its account managers at the first sign-in.',
    refuse: 'Refuse; an administrator adds them first',
    password: 'Whoever has used it may also sign in with a password',
    passwordHint: 'Administrators always may, should the provider fail',
    active: 'Shown on the sign-in page',
  },
  matches: {
    email: 'E-mail',
    'staff-number': 'Staff number',
    phone: 'Phone',
  },
  remove: {
    action: 'Remove',
    title: 'Remove “{{label}}”',
    text: '{{count}} people have used it; those without a password need one from an administrator to come in again.',
    text_one:
      '{{count}} person has used it; without a password an administrator has to give one before they can come in again.',
  },
}
