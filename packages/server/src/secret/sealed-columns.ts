/** Every column that holds values sealed with the installation's secret: a rotation seals them anew. */
export const sealedColumns = [
  { table: 'second_factors', key: 'person_id', column: 'secret', what: { 'zh-CN': '两步验证', en: 'second factors' } },
  {
    table: 'identity_providers',
    key: 'id',
    column: 'client_secret',
    what: { 'zh-CN': '单点登录的客户端密钥', en: 'client secrets of single sign-on' },
  },
] as const

export type SealedColumn = (typeof sealedColumns)[number]
