import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  invitation: {
    page: 'Invitation',
    title: 'Welcome to {{company}}, {{name}}',
    text: 'Choose a password of your own. You then sign in with {{account}}.',
    submit: 'Set password and sign in',
  },
  reset: {
    page: 'New password',
    title: 'Choose a new password, {{name}}',
    text: 'You then sign in with {{account}} and the new password. Every device that is signed in will be signed out.',
    submit: 'Set password',
    done: 'The new password is set',
    doneText: 'Sign in with {{account}} and the new password.',
  },
  first: {
    page: 'Change password',
    title: 'First choose a password of your own',
    text: 'You signed in with a temporary password that somebody gave you. Until it is changed nothing else opens.',
    current: 'Temporary password',
    currentMissing: 'Enter the temporary password you just signed in with',
    submit: 'Change and go on',
    leave: 'Sign out',
  },
  password: 'New password',
  passwordHint: 'At least {{count}} characters. Long beats complicated: a few unrelated words do well',
  passwordShort: 'Only {{length}} characters; it needs {{count}}',
  language: 'Language',
  toSignIn: 'Sign in',
  refused: 'This link does not open',
  forgotten: {
    page: 'Forgotten password',
    title: 'Forgotten password',
    text: 'Enter the e-mail, phone or staff number you sign in with. If the account has an e-mail address, a link for a new password is sent there; it works for an hour.',
    identifier: 'Account',
    missing: 'Enter your e-mail, phone or staff number',
    submit: 'Send me a link',
    sent: 'Look into your mailbox',
    sentText:
      'If {{account}} is an account here and has an e-mail address, the link is on its way and works for an hour. Nothing after some minutes? Look among the spam. Without an address, ask an administrator for a link.',
    noMail:
      'No mail server is set up here. Ask an administrator for a link or QR code to a new password, under People and departments.',
    again: 'Another account',
    back: 'Back to sign-in',
    wait: 'Wait {{seconds}} s',
  },
  dialog: {
    invitation: 'Invitation for {{name}}',
    'password-reset': 'New password for {{name}}',
    mailed: 'A mail is on its way to {{to}}. Should it fail, the reason shows here and in the settings, under Mail.',
    handOver: 'Hand over the link or the QR code; whoever opens it chooses the password.',
    qr: 'The link as a QR code',
    until: 'Works once, until {{when}}. It is not shown again; make a new one if you need it.',
    local:
      'ZHIKE_PUBLIC_URL is not set, so the link begins with the address you use now, {{origin}}. Other computers and phones must reach it, too.',
    localMail:
      'ZHIKE_PUBLIC_URL is not set, so the link in the mail begins with {{origin}}, which most likely opens on this machine only. Use the link above, or set it and send again.',
    done: 'Done',
  },
  section: {
    title: 'Sign-in',
    canSignIn: 'Can sign in.',
    noLogin: 'Cannot sign in yet.',
    open: {
      invitation: 'Invited; the link works until {{when}}.',
      'password-reset': 'There is a link for a new password, until {{when}}.',
    },
    expired: 'The invitation expired on {{when}}.',
    mail: {
      queued: 'The mail to {{to}} has not gone yet.',
      sent: 'Mailed to {{to}}.',
      failed: 'The mail to {{to}} did not go.',
    },
    answer: 'Word for word: {{answer}}',
    invite: 'Invite',
    inviteAgain: 'Invite again',
    reset: 'Link for a new password',
    revoke: 'Take the link back',
    revoked: 'The link no longer opens',
    temporary: 'Temporary password',
    noName: 'Enter and save an e-mail address, mobile or staff number first; then you can invite.',
  },
  way: {
    label: 'How to sign in',
    invite: 'Invitation',
    temporary: 'Temporary password',
    none: 'Not at all',
    inviteHint:
      'They open a link or scan a QR code and choose their own password. With an e-mail address and a mail server it is mailed, too.',
    temporaryHint: 'A temporary password is shown once saved; it must be changed at the first sign-in.',
    needsName:
      'To invite somebody, enter an e-mail address, mobile or staff number to sign in with. Or choose “Not at all”.',
    noneHint: 'Only appears in lists; can be given a login later.',
  },
}
