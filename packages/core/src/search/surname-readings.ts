/**
 * Surnames that are read otherwise than the same sign elsewhere: people type what they know, so a name that begins with
 * one is found by either reading. Readings without tones; the surname's own first.
 */
export const surnameReadings: Readonly<Record<string, readonly (readonly string[])[]>> = Object.fromEntries(
  (
    '单=shan|dan 曾=zeng|ceng 仇=qiu|chou 解=xie|jie 查=zha|cha 盖=ge|gai 区=ou|qu 朴=piao|pu 翟=zhai|di 乐=yue|le ' +
    '缪=miao|mou 覃=qin|tan 种=chong|zhong 黑=he|hei 员=yun|yuan 折=she|zhe 秘=bi|mi 句=gou|ju 尉=wei|yu 洗=xian|xi ' +
    '祭=zhai|ji 召=shao|zhao 车=che|ju 郇=xun|huan 郗=chi|xi 隗=wei|kui 那=na|nuo 盛=sheng|cheng ' +
    '谌=chen|shen 藏=zang|cang 褚=chu|zhu 柏=bai|bo 薄=bo|bao 费=fei|bi 殷=yin|yan 宓=mi|fu ' +
    '牟=mu|mou 佴=nai|er 莘=shen|xin 炅=gui|jiong 俞=yu|shu 乜=nie|mie 繁=po|fan ' +
    '粘=nian|zhan 晟=cheng|sheng 沈=shen|chen ' +
    '尉迟=yu,chi|wei,chi 万俟=mo,qi|wan,si 长孙=zhang,sun|chang,sun 单于=chan,yu|dan,yu|shan,yu 澹台=tan,tai|dan,tai'
  )
    .split(' ')
    .map((entry) => {
      const [signs = '', readings = ''] = entry.split('=')
      return [signs, readings.split('|').map((reading) => reading.split(','))]
    }),
)

/** First signs of the surnames with two readings: names that begin otherwise have one. */
export const firstSignsOfSurnames: readonly string[] = [
  ...new Set(Object.keys(surnameReadings).map((surname) => [...surname][0] ?? '')),
]
