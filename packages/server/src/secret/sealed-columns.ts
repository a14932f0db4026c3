/** Every column that holds values sealed with the installation's secret: a rotation seals them anew. */
export const sealedColumns = [
  {
    table: 'second_factors',
    key: 'person_id',
    column: 'secret',
    purpose: 'second-factor',
    what: { 'zh-CN': '两步验证', en: 'second factors' },
  },
  {
    table: 'identity_providers',
    key: 'id',
    column: 'client_secret',
    purpose: 'single-sign-on',
    what: { 'zh-CN': '单点登录的客户端密钥', en: 'client secrets of single sign-on' },
  },
  {
    table: 'mail_settings',
    key: 'id',
    column: 'password_sealed',
    purpose: 'mail-password',
    what: { 'zh-CN': '邮箱密码', en: 'mail passwords' },
  },
  {
    table: 'outgoing_mails',
    key: 'id',
    column: 'content_sealed',
    purpose: 'outgoing-mail',
    what: { 'zh-CN': '还没发出的邮件', en: 'mails under way' },
  },
] as const

export type SealedColumn = (typeof sealedColumns)[number]
