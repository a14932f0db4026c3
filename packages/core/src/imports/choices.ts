import type { CustomerKind } from '../customers/fields.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const tidy = (text: string) => text.normalize('NFKC').trim().toLowerCase()

const organisation = words(
  '企业 企业客户 公司 单位 机构 组织 法人 团体 organisation organization company business corporate b2b b',
)
const individual = words('个人 个人客户 自然人 散客 个体 individual person personal consumer b2c c')

export function kindOf(text: string): CustomerKind | null {
  const key = tidy(text)
  if (organisation.has(key)) return 'organisation'
  return individual.has(key) ? 'individual' : null
}

export const channels = ['call', 'visit', 'wechat', 'email', 'meeting', 'note'] as const
export type Channel = (typeof channels)[number]

const channelWords: readonly (readonly [Channel, RegExp])[] = [
  ['wechat', /微信|企微|wechat|whatsapp|qq|im$|短信|chat/u],
  ['visit', /拜访|上门|走访|面谈|到访|来访|visit|onsite/u],
  ['meeting', /会议|开会|会面|视频|meeting|conference/u],
  ['email', /邮件|邮箱|e-?mail|mail/u],
  ['call', /电话|致电|来电|通话|回访|call|phone|tel/u],
  ['note', /备注|记录|其他|其它|note|other|task/u],
]

export function channelOf(text: string): Channel | null {
  const key = tidy(text)
  return channelWords.find(([, pattern]) => pattern.test(key))?.[0] ?? null
}

const yes = words('是 y yes true 1 √ ✓ v 主 有 对 on primary')
const no = words('否 n no false 0 × x 无 不是 off')

export function flagOf(text: string): boolean | null {
  const key = tidy(text)
  if (yes.has(key)) return true
  return no.has(key) ? false : null
}

const currencyWords = new Map<string, string>([
  ...pairs('CNY', 'cny rmb cnh 人民币 元 人民币元 ¥ ￥ yuan'),
  ...pairs('USD', 'usd us$ 美元 美金'),
  ...pairs('EUR', 'eur € 欧元'),
  ...pairs('GBP', 'gbp £ 英镑'),
  ...pairs('HKD', 'hkd hk$ 港币 港元'),
  ...pairs('JPY', 'jpy 日元 日圆'),
  ...pairs('TWD', 'twd nt$ 新台币 台币'),
  ...pairs('KRW', 'krw ₩ 韩元 韩币'),
])

function pairs(code: string, names: string): [string, string][] {
  return names.split(' ').map((name) => [name.normalize('NFKC'), code])
}

/** ISO 4217 codes of money in use; a typing error is told from a currency without a rate. */
const isoCodes = words(
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG',
)

export function currencyOf(text: string): string | null {
  const key = tidy(text)
  const named = currencyWords.get(key)
  if (named) return named
  const code = key.toUpperCase()
  return isoCodes.has(code) ? code : null
}
