import { defineProblem } from '../kernel/problem.ts'

export const draftExists = defineProblem({
  code: 'rules.draft-exists',
  status: 409,
  'zh-CN': '已经有草稿 v{no}。接着改它，或先放弃它。',
  en: 'There is a draft v{no} already. Go on with it, or discard it first.',
})

export const noDraft = defineProblem({
  code: 'rules.no-draft',
  status: 404,
  'zh-CN': '现在没有草稿。先从生效的规则新建一份。',
  en: 'There is no draft. Begin one from the rules in force.',
})

export const rulesUnusable = defineProblem({
  code: 'rules.unusable',
  status: 400,
  'zh-CN': '有 {count} 处条件用不了，改好再保存。',
  en: '{count} part(s) of the conditions cannot be used. Correct them and save again.',
})

export const rulesHaveErrors = defineProblem({
  code: 'rules.have-errors',
  status: 409,
  'zh-CN': 'v{no} 还有 {count} 处要改：{first}',
  en: 'v{no} has {count} error(s) to be corrected first: {first}',
})

export const versionNotCurrent = defineProblem({
  code: 'rules.version-not-current',
  status: 409,
  'zh-CN': 'v{no} 已经不是草稿也没在生效，不能拿来分配。从它新建一份草稿再试。',
  en: 'v{no} is neither the draft nor in force. Begin a draft from it instead.',
})

export const previewOutdated = defineProblem({
  code: 'rules.preview-outdated',
  status: 409,
  'zh-CN': '预览之后规则又改过（v{no}）。重新预览，看过再应用。',
  en: 'The rules (v{no}) were changed after this preview. Preview again before you apply.',
})

export const runNotReady = defineProblem({
  code: 'rules.run-not-ready',
  status: 409,
  'zh-CN': '这次运行还没算完（{state}），等它完成再试。',
  en: 'This run is not finished ({state}). Wait until it is done.',
})

export const notAPreview = defineProblem({
  code: 'rules.not-a-preview',
  status: 409,
  'zh-CN': '只能应用一次预览，这条记录不是预览。',
  en: 'Only a preview can be applied, and this run is none.',
})

export const alreadyApplied = defineProblem({
  code: 'rules.already-applied',
  status: 409,
  'zh-CN': '这次预览已经应用过（或正在应用）。要再分一次就重新预览。',
  en: 'This preview has been applied already, or is being applied. Preview again for another run.',
})

export const notUndoable = defineProblem({
  code: 'rules.not-undoable',
  status: 409,
  'zh-CN': '只能撤销一次已应用的分配，这条记录不是。',
  en: 'Only an applied run can be undone, and this one is none.',
})

export const alreadyUndone = defineProblem({
  code: 'rules.already-undone',
  status: 409,
  'zh-CN': '这次分配已经撤销过（或正在撤销）。',
  en: 'This run has been undone already, or is being undone.',
})

export const runLost = defineProblem({
  code: 'rules.run-lost',
  status: 500,
  'zh-CN': '做到一半时服务器停了几次，已放弃，谁的客户都没动。再来一次；还不行就请管理员看日志。',
  en: 'The server stopped in the middle several times, so it was given up; nobody’s customers were moved. Try again, or have an administrator look at the log.',
})
