/** Every syllable of Mandarin without its tone, ü written v. */
const syllables = new Set(
  (
    'a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ' +
    'ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui ' +
    'chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ' +
    'ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan ' +
    'gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen ' +
    'heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju ' +
    'juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai ' +
    'lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ' +
    'ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne ' +
    'nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o ou pa pai pan pang ' +
    'pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu ' +
    'qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se ' +
    'sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun ' +
    'shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou ' +
    'tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu ' +
    'xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze ' +
    'zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang ' +
    'zhui zhun zhuo zi zong zou zu zuan zui zun zuo'
  ).split(' '),
)

const longest = 6
const mostReadings = 6

export interface Segmentation {
  syllables: string[]
  /** What follows the last whole syllable: the beginning of another. */
  rest: string
}

/** The ways to read letters as syllables: "xian" is xian or xi an; "beid" is bei and the beginning of another. */
export function segmentPinyin(letters: string): Segmentation[] {
  const found: Segmentation[] = []
  const walk = (from: number, read: string[]): void => {
    if (found.length >= mostReadings) return
    if (from === letters.length) {
      found.push({ syllables: read, rest: '' })
      return
    }
    for (let end = Math.min(letters.length, from + longest); end > from; end--) {
      const part = letters.slice(from, end)
      if (syllables.has(part)) walk(end, [...read, part])
    }
    const rest = letters.slice(from)
    if (read.length > 0 && rest.length < longest && beginsSyllable(rest)) found.push({ syllables: read, rest })
  }
  walk(0, [])
  return found.slice(0, mostReadings)
}

function beginsSyllable(rest: string): boolean {
  for (const syllable of syllables) if (syllable.startsWith(rest) && syllable !== rest) return true
  return false
}

const consonants = /^[b-df-hj-np-tw-z]+$/

/** The initials of letters that are syllables with bare initials after or before them: shanxx is sxx, lxiaom is lxm. */
export function initialsBetween(letters: string): string[] {
  const found = new Set<string>()
  for (let cut = 1; cut < letters.length && found.size < mostReadings; cut++) {
    const [head, tail] = [letters.slice(0, cut), letters.slice(cut)]
    if (tail.length > 1 && consonants.test(tail)) {
      for (const { syllables: read, rest } of segmentPinyin(head)) if (rest === '') found.add(initialsOf(read) + tail)
    }
    if (consonants.test(head)) {
      for (const { syllables: read, rest } of segmentPinyin(tail)) found.add(head + initialsOf(read) + rest.slice(0, 1))
    }
  }
  return [...found].slice(0, mostReadings)
}

function initialsOf(read: readonly string[]): string {
  return read.map((syllable) => syllable.charAt(0)).join('')
}
