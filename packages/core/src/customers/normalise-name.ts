/** Full and half width, case, accents and odd spaces folded away: what two people mean by the same text. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufeff]+/g, ' ')
    .trim()
}

const chineseForms =
  /(?:集团)?(?:股份|责任)?(?:有限责任|股份有限|有限)公司$|(?:集团|总)公司$|(?<![分子])公司$|集团$|(?:普通|有限|特殊普通)合伙(?:企业)?$/u

/** Words of a legal form, as the last words of a Latin name. */
const latinForms = new Set(
  (
    'co company corp corporation inc incorporated llc llp lp ltd limited plc pty pvt gmbh mbh ag kg ug se sa sas sarl srl spa ' +
    'bv nv ab oy as aps kk sdn bhd pte cv holding holdings group'
  ).split(' '),
)

const hasChinese = (text: string) => /\p{Script=Han}/u.test(text)

/** Text between brackets that says country or form, not who: (中国), （集团）, (China). */
const emptyBrackets = /[([{〔【][\s]*(?:中国|集团|股份|控股|china|prc|group)[\s]*[)\]}〕】]/giu

/**
 * The key by which two writings of one company's name are equal: 宁波北斗湾机械有限公司 = 宁波北斗湾机械（集团）有限公司 =
 * " 宁波 北斗湾机械 ". Never empty for a name that is not.
 */
export function companyNameKey(name: string): string {
  const folded = foldText(name)
  const bare = stripForms(folded.replace(emptyBrackets, ' '))
  return bare || lettersOf(folded) || folded.replaceAll(' ', '') || name.trim()
}

/** The key of a person's name: spaces and dots between its parts do not count. */
export function personNameKey(name: string): string {
  const folded = foldText(name)
  return lettersOf(folded) || folded.replaceAll(' ', '') || name.trim()
}

/** The key that customer_keys holds for a name of this kind of customer. */
export function nameKey(kind: string, name: string): string {
  return kind === 'individual' ? personNameKey(name) : companyNameKey(name)
}

function stripForms(folded: string): string {
  let words = folded
    .replace(/[.'’·・`´]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  words = withoutForms(words)
  if (words.length > 1 && words[0] === 'the') words = words.slice(1)
  let joined = words.join('')
  while (hasChinese(joined)) {
    const shorter = joined.replace(chineseForms, '')
    if (shorter === joined || shorter.length < 2) break
    joined = shorter
  }
  return joined.normalize('NFKC')
}

function lettersOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, '').normalize('NFKC')
}

/** A name without its legal form, in pieces where the form stood in the middle (…有限公司上海分公司): what search sees. */
export function nameWords(name: string): string[] {
  const words = foldText(name)
    .replace(emptyBrackets, ' ')
    .replace(/(?:集团)?(?:股份|责任)?(?:有限责任|股份有限|有限)公司|集团公司|(?<![分子])公司(?!\p{Script=Han})/gu, ' ')
    .replace(/(?<=\p{L})\.(?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return withoutForms(words)
}

/** Leaves out words of a legal form at the end of a Latin name; the first word stays whatever it is. */
export function withoutForms(words: readonly string[]): string[] {
  let end = words.length
  while (end > 1 && latinForms.has(words[end - 1] ?? '')) end--
  return words.slice(0, end)
}
