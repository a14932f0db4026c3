import type { Locale } from '../kernel/problem.ts'
import type { FallbackCode, InterimCode, ReasonCode, ReleaseCode, SkipCode } from './reasons.ts'

/** One sentence a reason, with and without a rule that chose: {date} {actor} {holder} {from} {by} {no} {position} … */
export interface TenureWords {
  labels: Record<ReasonCode, string>
  ruleLabel: string
  byHand: Record<ReasonCode, string>
  byRule: Record<ReasonCode, string>
  /** Imported without a name in the row. */
  importedInto: string
  /** 'holder-left', by the hands it came into. */
  interim: Record<InterimCode, string>
  fallbacks: Record<FallbackCode, string>
  releases: Record<ReleaseCode, string>
  skips: Record<SkipCode, string>
  note: string
}

const handZh: Record<ReasonCode, string> = {
  created: '{date} {actor}新建，归{holder}。',
  imported: '{date} 导入时，表里的负责人写的是「{by}」，归{holder}。',
  rule: '{date} 按分配规则归{holder}。',
  restored: '{date} {actor}从回收站恢复，归{holder}。',
  archived: '{date} {actor}把它放进了回收站。',
  claimed: '{date} {holder}从「{from}」领取。',
  released: '{date} {actor}退回「{holder}」，原因：{release}{note}。',
  assigned: '{date} {actor}把它从{from}分派给{holder}{note}。',
  'holder-left': '{date} {leaver}停用，名下的客户转入「{holder}」。',
  'run-undone': '{date} {actor}撤销了一次规则分配，回到{holder}。',
  merged: '{date} {actor}把它并入了另一家客户。',
  unmerged: '{date} {actor}撤销了合并，回到{holder}。',
}

const handEn: Record<ReasonCode, string> = {
  created: '{date}: created by {actor}, goes to {holder}.',
  imported: '{date}: imported; the file names “{by}” as owner, so it is with {holder}.',
  rule: '{date}: the rules gave it to {holder}.',
  restored: '{date}: restored from the bin by {actor}, goes to {holder}.',
  archived: '{date}: moved to the bin by {actor}.',
  claimed: '{date}: claimed by {holder} from “{from}”.',
  released: '{date}: released to “{holder}” by {actor}. Reason: {release}{note}.',
  assigned: '{date}: assigned by {actor} from {from} to {holder}{note}.',
  'holder-left': '{date}: {leaver} was deactivated; the customers went to “{holder}”.',
  'run-undone': '{date}: {actor} undid a run of the rules; back to {holder}.',
  merged: '{date}: merged into another customer by {actor}.',
  unmerged: '{date}: {actor} undid the merge; back to {holder}.',
}

export const tenureWords: Record<Locale, TenureWords> = {
  'zh-CN': {
    labels: {
      created: '新建',
      imported: '导入',
      rule: '规则',
      restored: '恢复',
      archived: '回收站',
      claimed: '领取',
      released: '退回公海',
      assigned: '分派',
      'holder-left': '前任停用',
      'run-undone': '撤销分配',
      merged: '并入别家',
      unmerged: '撤销合并',
    },
    ruleLabel: '规则 {position}',
    byHand: handZh,
    byRule: {
      ...handZh,
      created: '{date} {actor}新建，按分配规则 v{no} 第 {position} 条归{holder}。',
      imported: '{date} 导入，表里没写负责人，按分配规则 v{no} 第 {position} 条归{holder}。',
      rule: '{date} 应用分配规则 v{no}，第 {position} 条对上，归{holder}。',
      restored: '{date} {actor}从回收站恢复，按分配规则 v{no} 第 {position} 条归{holder}。',
    },
    importedInto: '{date} 导入时指定归{holder}。',
    interim: {
      lead: '{date} {leaver}停用，A、B 级和 VIP 客户先由上级{holder}接手。',
      'department-pool': '{date} {leaver}停用，客户转入本部门的「{holder}」。',
      'default-pool': '{date} {leaver}停用，本部门没有自己的公海，客户转入「{holder}」。',
      chosen: '{date} {leaver}停用，{actor}把名下的客户都交给{holder}。',
    },
    fallbacks: {
      'person-inactive': '该接手的人已停用，所以先放进公海。',
      'person-full': '规则指定的人已到客户持有上限，所以先放进公海。',
      'department-missing': '规则指定的部门已经没有了，所以先放进公海。',
      'department-empty': '规则指定的部门没有在用的人，所以先放进公海。',
      'department-full': '规则指定的部门人人都到了客户持有上限，所以先放进公海。',
      'department-away': '规则指定的部门人人都在休假，所以先放进公海。',
      'pool-inactive': '规则指定的公海已停用，所以放进默认公海。',
    },
    releases: {
      'no-need': '没有需求',
      'no-answer': '联系不上',
      'not-a-fit': '不是我们要的客户',
      'other-territory': '不在我的片区',
      'too-many': '手上客户太多',
      'closed-down': '已停业',
      other: '其他',
    },
    skips: {
      'changed-since': '预览之后换过负责人',
      'target-inactive': '要接手的人或公海已停用',
      'limit-reached': '要接手的人已到客户持有上限',
    },
    note: '（{note}）',
  },
  en: {
    labels: {
      created: 'Created',
      imported: 'Imported',
      rule: 'Rule',
      restored: 'Restored',
      archived: 'Bin',
      claimed: 'Claimed',
      released: 'Released',
      assigned: 'Assigned',
      'holder-left': 'Holder deactivated',
      'run-undone': 'Run undone',
      merged: 'Merged',
      unmerged: 'Merge undone',
    },
    ruleLabel: 'Rule {position}',
    byHand: handEn,
    byRule: {
      ...handEn,
      created: '{date}: created by {actor}; rule {position} of rules v{no} gave it to {holder}.',
      imported: '{date}: imported without an owner; rule {position} of rules v{no} gave it to {holder}.',
      rule: '{date}: rules v{no} were applied; rule {position} matched and gave it to {holder}.',
      restored: '{date}: restored from the bin by {actor}; rule {position} of rules v{no} gave it to {holder}.',
    },
    importedInto: '{date}: the import put it with {holder}.',
    interim: {
      lead: '{date}: {leaver} was deactivated; A, B and VIP customers go to {holder}, the manager above, for now.',
      'department-pool': '{date}: {leaver} was deactivated; the customer went to the department’s pool “{holder}”.',
      'default-pool':
        '{date}: {leaver} was deactivated; the department has no pool of its own, so the customer went to “{holder}”.',
      chosen: '{date}: {leaver} was deactivated; {actor} gave all customers held to {holder}.',
    },
    fallbacks: {
      'person-inactive': 'The person who should have it is inactive, so it waits in the pool.',
      'person-full': 'The person the rule names has reached the holding limit, so it waits in the pool.',
      'department-missing': 'The department the rule names no longer exists, so it waits in the pool.',
      'department-empty': 'The department the rule names has nobody active, so it waits in the pool.',
      'department-full': 'Everybody in the department has reached the holding limit, so it waits in the pool.',
      'department-away': 'Everybody in the department is on leave, so it waits in the pool.',
      'pool-inactive': 'The pool the rule names is closed, so it went to the default pool.',
    },
    releases: {
      'no-need': 'no need',
      'no-answer': 'cannot be reached',
      'not-a-fit': 'not a fit',
      'other-territory': 'not my territory',
      'too-many': 'too many in hand',
      'closed-down': 'closed down',
      other: 'other',
    },
    skips: {
      'changed-since': 'changed hands after the preview',
      'target-inactive': 'the new holder is inactive',
      'limit-reached': 'the new holder has reached the limit',
    },
    note: ' ({note})',
  },
}
