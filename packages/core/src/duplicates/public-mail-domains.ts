/** Domains under which anybody has an address: sharing one says nothing about a company. */
export const publicMailDomains: readonly string[] = (
  'qq.com foxmail.com vip.qq.com 163.com vip.163.com 126.com vip.126.com yeah.net 188.com sina.com sina.cn vip.sina.com ' +
  'sohu.com vip.sohu.com 139.com 189.cn wo.cn aliyun.com tom.com 21cn.com 263.net 263.com chinaren.com china.com ' +
  'gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com yahoo.com yahoo.cn yahoo.com.cn ' +
  'yahoo.com.hk yahoo.com.tw yahoo.co.jp ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net web.de ' +
  't-online.de mail.com mail.ru yandex.ru yandex.com proton.me protonmail.com tutanota.com zoho.com fastmail.com ' +
  'hey.com naver.com daum.net hanmail.net free.fr orange.fr laposte.net libero.it'
).split(' ')

const publicOnes = new Set(publicMailDomains)

/** The domain of a tidied address; null where everybody could have one. */
export function companyDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return publicOnes.has(domain) ? null : domain
}
