import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Mail',
  text: 'Invitations and links for new passwords go out through the company’s mail server. Without one, administrators hand over links and QR codes.',
  host: 'Server',
  port: 'Port',
  security: 'Encryption',
  securities: {
    tls: 'TLS (mostly 465)',
    starttls: 'STARTTLS (mostly 587)',
    none: 'None (25, inside your network only)',
  },
  openWarning: 'Without encryption anybody on the network can read the password and the links.',
  checkCertificate: 'Check the server’s certificate',
  noCheckHint:
    'Unchecked, nobody knows whether it is the real server. Switch it off only inside your own network, for a certificate you signed yourself.',
  username: 'User name',
  password: 'Password',
  passwordKept: 'Kept; leave empty to keep it',
  passwordLost:
    'The password that is kept cannot be read: it was encrypted with the secret of another machine (the data were restored here without its secret file). Enter the password again and save.',
  passwordNote:
    'Encrypted with this machine’s secret and shown to nobody. Backups do not hold the secret: after a restore on another machine enter it again.',
  senderAddress: 'Sender address',
  senderName: 'Sender name',
  senderHint: 'Empty: the company’s name',
  save: 'Save',
  saved: 'Mail settings saved',
  portWrong: 'The port is a number from 1 to 65535',
  remove: 'Send no more mail',
  removeTitle: 'Send no more mail',
  removeText:
    'Deletes the server’s settings and password. Administrators then hand over invitations and links for new passwords.',
  removed: 'Mail settings deleted',
  address:
    'Links in mails begin with {{origin}}, because ZHIKE_PUBLIC_URL is not set; most likely no other computer can open them. Set it before you invite anybody.',
  test: {
    to: 'Send a test mail to',
    send: 'Send test mail',
    done: 'The server took it: {{answer}}',
    failed: 'It did not go. {{why}}',
    answer: 'Word for word: {{answer}}',
  },
  reason: {
    'no-settings': 'There are no settings of a mail server.',
    'secret-changed':
      'The password or the content was encrypted with another machine’s secret and cannot be read. Enter the password again and send a new link.',
    unreachable: 'The server cannot be reached. Check server and port, and the firewall.',
    timeout: 'The server did not answer in time. Check port and encryption.',
    tls: 'Encryption failed. Check its kind and the certificate.',
    'sign-in': 'User name or password is wrong. Some providers want an app password instead.',
    refused: 'The server refused it.',
    expired: 'Too late: the link no longer opens.',
  },
  log: {
    title: 'Latest mails',
    empty: 'No mail has been sent yet.',
    kind: { invitation: 'Invitation', 'password-reset': 'New password' },
    state: { queued: 'waiting', sent: 'sent', failed: 'not sent' },
    attempts: '{{count}} attempts',
    attempts_one: '1 attempt',
    retry: 'Try again',
    retried: 'Back in the queue',
  },
}
