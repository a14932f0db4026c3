import type { Locale } from '../kernel/problem.ts'

type Words = Record<Locale, string>
const words = (zhCN: string, en: string): Words => ({ 'zh-CN': zhCN, en })

/** What a contact is in the decision, in the order in which one asks for them. */
export const decisionRoleWords = {
  'decision-maker': words('决策人', 'Decision-maker'),
  influencer: words('影响者', 'Influencer'),
  evaluator: words('技术评估', 'Evaluator'),
  buyer: words('采购', 'Buyer'),
  user: words('使用人', 'User'),
  gatekeeper: words('把关人', 'Gatekeeper'),
  champion: words('内线', 'Champion'),
} as const satisfies Record<string, Words>

export type DecisionRole = keyof typeof decisionRoleWords
export const decisionRoles = Object.keys(decisionRoleWords) as [DecisionRole, ...DecisionRole[]]

/** How a contact stands to us. */
export const attitudeWords = {
  supporter: words('支持', 'Supporter'),
  neutral: words('中立', 'Neutral'),
  opponent: words('反对', 'Opponent'),
} as const satisfies Record<string, Words>

export type Attitude = keyof typeof attitudeWords
export const attitudes = Object.keys(attitudeWords) as [Attitude, ...Attitude[]]

/** How two contacts relate, beside who reports to whom. */
export const tieKinds = ['influences', 'close-to', 'at-odds'] as const
export type TieKind = (typeof tieKinds)[number]

export const isMutualTie = (kind: TieKind): boolean => kind !== 'influences'
