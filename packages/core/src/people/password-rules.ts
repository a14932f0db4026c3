import { namePinyin } from './name-pinyin.ts'

/** What everybody who knows the person knows, too. */
export interface KnownFacts {
  name: string
  email: string | null
  phone: string | null
  staffNumber: string | null
  companyName: string
}

export type PasswordFault =
  | { kind: 'too-short'; length: number }
  | { kind: 'common' }
  | { kind: 'known'; fact: keyof KnownFacts }

/** A known word may stand in a password that holds this many other characters. */
const enoughBeside = 6
const shortestWord = { latin: 3, chinese: 2 }

/**
 * The first rule that a password breaks, or null. Length counts characters as people do; common ones are told by
 * `isCommon`, which gets the ways in which the password is commonly disguised.
 */
export function passwordFault(
  password: string,
  rules: { minLength: number; facts: KnownFacts; isCommon: (plain: string) => boolean },
): PasswordFault | null {
  const length = [...password].length
  if (length < rules.minLength) return { kind: 'too-short', length }
  if (disguises(password).some((plain) => rules.isCommon(plain) || isPattern(plain, rules.isCommon)))
    return { kind: 'common' }
  for (const [fact, words] of knownWords(rules.facts)) {
    if (words.some((word) => isMostly(password.toLowerCase(), word))) return { kind: 'known', fact }
  }
  return null
}

/** As typed, without decoration at its ends, and with the usual swaps of signs for letters undone. */
function disguises(password: string): string[] {
  const plain = password.toLowerCase().normalize('NFKC')
  const bare = plain.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const swapped = (text: string) => text.replace(/[@$!]/g, (sign) => ({ '@': 'a', $: 's', '!': 'i' })[sign] ?? sign)
  // Digits between letters: the number at the end is one.
  const digits = (text: string) =>
    text.replace(/[013457](?=.*\p{L})/gu, (digit) => 'oieast'['013457'.indexOf(digit)] ?? digit)
  return [...new Set([plain, bare, swapped(bare), digits(swapped(bare))])].filter((form) => form !== '')
}

const heads = new Set(
  (
    'a aa aaa q qq qqq w z x s abc abcd asd asdf qwe qwer zxc zxcv qaz wsx qazwsx aini woaini iloveyou love ' +
    'woaiwojia nihao admin administrator root user test guest pass passwd password secret login welcome hello ' +
    'changeme company office system server manager master super kehu kefu xiaoshou guanli guanliyuan zhike crm sales ' +
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang ' +
    'deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lv ding ren lu yao shen ' +
    'zhong cui tan fan liao wangwei lili zhangwei wangfang xiaoming mima mimashi zhongguo beijing shanghai'
  ).split(' '),
)
/** Numbers that sound like words: 520 我爱你, 1314 一生一世, 7758521 亲亲我吧我爱你. */
const spokenNumbers = /^(?:520|521|1314|13145|201314|211314|7758521|7758258|3344520|110)+$/

/** Made as millions are: one character, a run of keys, a repetition, a date, a common word with a number behind. */
function isPattern(plain: string, isListed: (plain: string) => boolean): boolean {
  if (/^(.{1,4})\1+$/su.test(plain)) return true
  if (isRun(plain)) return true
  if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(plain)) return true
  const parts = /^(\p{L}*)[^\p{L}\p{N}]?(\d+)[^\p{L}\p{N}]*(\p{L}*)$/u.exec(plain)
  if (!parts) return heads.has(plain)
  const [, before = '', number = '', after = ''] = parts
  if (before !== '' && after !== '') return false
  const word = before + after
  return (word === '' || heads.has(word) || isListed(word)) && isCommonNumber(number)
}

function isCommonNumber(number: string): boolean {
  if (number.length <= 4 || spokenNumbers.test(number)) return true
  if (/^(?:19|20)\d{2}(?:\d{2}){0,2}$/.test(number)) return true
  return isRun(number) || /^(\d{1,4})\1+$/.test(number) || /^(\d{1,3})\1*(?:123|321|520|1314)$/.test(number)
}

const rows = [
  '01234567890',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '147258369',
  '789456123',
  '!@#$%^&*()_+',
]

/** A piece of a row of keys, forwards or backwards, or such pieces one after the other. */
function isRun(text: string): boolean {
  let rest = text
  while (rest.length >= 3) {
    const step = Math.max(
      ...rows.flatMap((row) => [commonStart(rest, row), commonStart(rest, [...row].reverse().join(''))]),
    )
    if (step < 3) return false
    rest = rest.slice(step)
  }
  return rest === ''
}

function commonStart(text: string, row: string): number {
  const at = row.indexOf(text.slice(0, 3))
  if (at < 0) return 0
  let length = 3
  while (length < text.length && text[length] === row[at + length]) length++
  return length
}

function knownWords(facts: KnownFacts): [keyof KnownFacts, string[]][] {
  const phone = facts.phone?.replace(/\D/g, '') ?? ''
  const words: Record<keyof KnownFacts, (string | undefined)[]> = {
    name: [facts.name, facts.name.replace(/\s+/g, ''), ...namePinyin(facts.name)],
    email: [facts.email ?? '', facts.email?.split('@')[0]],
    phone: [phone, phone.slice(-11), phone.slice(-8)],
    staffNumber: [facts.staffNumber ?? ''],
    companyName: [facts.companyName, ...namePinyin(facts.companyName)],
  }
  return (Object.entries(words) as [keyof KnownFacts, (string | undefined)[]][]).map(([fact, given]) => [
    fact,
    given.map((word) => (word ?? '').toLowerCase()).filter(isLongEnough),
  ])
}

function isLongEnough(word: string): boolean {
  return [...word].length >= (/\p{Script=Han}/u.test(word) ? shortestWord.chinese : shortestWord.latin)
}

/** The password is the word and little else; the word many times over is no more than the word. */
function isMostly(password: string, word: string): boolean {
  return password.includes(word) && [...password.replaceAll(word, '')].length < enoughBeside
}
