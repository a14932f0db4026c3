import {
  attitudes,
  attitudeWords,
  decisionRoles,
  decisionRoleWords,
  type Attitude,
  type DecisionRole,
} from './roles.ts'

/** What other systems call them (Salesforce, HubSpot, Zoho), and what Chinese teams write; divided by bars. */
const otherRoleNames: Record<DecisionRole, string> = {
  'decision-maker':
    '决策者|决策人员|最终决策人|最终决策者|拍板人|关键决策人|economic decision maker|economic buyer|budget holder|executive sponsor',
  influencer: '影响人|决策影响者|决策影响人|influence',
  evaluator:
    '技术评估人|技术评估者|评估人|评估者|技术决策人|技术把关人|technical evaluator|technical buyer|technical decision maker|developer/evaluator',
  buyer: '采购人|采购者|采购人员|采购经办人|购买者|purchaser|purchasing|procurement',
  user: '使用者|最终用户|用户|最终使用人|end user|business user',
  gatekeeper: '守门人|把关者',
  champion: '内部支持者|教练|拥护者|coach|internal champion|sponsor',
}

const otherAttitudeNames: Record<Attitude, string> = {
  supporter: '支持者|支持我方|友好|赞成|support|supports|supportive|positive|friendly',
  neutral: '中间派|一般|indifferent',
  opponent: '反对者|反对我方|抵触|不支持|blocker|negative|against|oppose|opposes',
}

const tidy = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

function names<Key extends string>(
  keys: readonly Key[],
  words: Record<Key, Record<'zh-CN' | 'en', string>>,
  others: Record<Key, string>,
): ReadonlyMap<string, Key> {
  return new Map(
    keys.flatMap((key) =>
      [key, words[key]['zh-CN'], words[key].en, ...others[key].split('|')].map((name) => [tidy(name), key] as const),
    ),
  )
}

const roleNames = names(decisionRoles, decisionRoleWords, otherRoleNames)
const attitudeNames = names(attitudes, attitudeWords, otherAttitudeNames)

/** The roles that a cell names, in our order; null when one of them is none we know. */
export function decisionRolesOf(text: string): DecisionRole[] | null {
  const whole = roleNames.get(tidy(text))
  const found = whole
    ? [whole]
    : text
        .split(/[,，、;；/|\n]+/u)
        .filter((part) => part.trim() !== '')
        .map((part) => roleNames.get(tidy(part)))
  if (found.length === 0 || found.includes(undefined)) return null
  return decisionRoles.filter((role) => found.includes(role))
}

export function attitudeOf(text: string): Attitude | null {
  return attitudeNames.get(tidy(text)) ?? null
}
