import type { ImportKind } from '@zhike/core/imports/kinds'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportCounts, ImportRecord } from '@zhike/core/imports/schema'
import type { Locale } from '@zhike/core/kernel/problem'

// What `zhike import` says on a terminal once it knows the company, in the company's language.

type Phase = ImportRecord['progress']['phase']

const fieldsOf = (kind: ImportKind) => importFields[kind].fields.map((field) => field.key).join(', ')

const chinese = {
  phase: {
    waiting: '等待',
    reading: '正在读',
    deciding: '正在试跑',
    writing: '正在写入',
    finished: '完成',
  } satisfies Record<Phase, string>,
  progress: (file: string, phase: string, percent: number, rows: string) =>
    `${file}：${phase} ${percent} %，${rows} 行`,
  cancelled: '已取消，什么都没有导入。',
  counts: ({ read, created, updated, skipped, refused }: ImportCounts) =>
    `读了 ${read} 行：新建 ${created}，更新 ${updated}，没变化 ${skipped}，退回 ${refused}`,
  refusedFile: (path: string) => `退回的行（带原因）：${path}`,
  dryRunOver: '这是试跑，什么都没写入。去掉 --dry-run 再执行一次就导入；这次的结果在网页的「导入」里也看得到。',
  dateOrder: '--date-format dd/mm/yyyy（日/月/年）或 --date-format mm/dd/yyyy（月/日/年）',
  decimal: '--decimal . 或 --decimal ,',
  map: (field: string) => `--map ${field}=列名`,
  answer: (hints: string[]) => `在命令里加上：\n${hints.map((hint) => `  ${hint}`).join('\n')}`,
  columns: (columns: string[]) => `文件里的列：${columns.join('、')}`,
  fields: (kind: ImportKind) => `可用的字段：${fieldsOf(kind)}`,
  badMap: (pair: string, kind: ImportKind) =>
    `--map "${pair}" 看不懂，写成 字段=列名。字段是其中之一：${fieldsOf(kind)}。`,
  badWhere: (text: string) => `--where "${text}" 看不懂，写成 列名=值。`,
  badDateFormat: (typed: string) => `--date-format "${typed}" 看不懂，写 dd/mm/yyyy、mm/dd/yyyy 或 yyyy-mm-dd。`,
  badDecimal: (typed: string) => `--decimal "${typed}" 看不懂，写 . 或 ,。`,
  badExisting: (typed: string) => `--existing "${typed}" 看不懂，写 overwrite、fill 或 skip。`,
  likelyDuplicates: (count: number) =>
    `其中 ${count} 行新客户疑似重复（网页的「导入」里看得到像谁；加 --leave-out-duplicates 就先不导）`,
  badCurrency: (typed: string) => `--currency "${typed}" 不是币种，写 CNY 或 USD 这样的代码。`,
  badHeaderRow: (typed: string) => `--header-row "${typed}" 不是行号，写 1 到 50。`,
}

const english: typeof chinese = {
  phase: { waiting: 'waiting', reading: 'reading', deciding: 'deciding', writing: 'writing', finished: 'finished' },
  progress: (file, phase, percent, rows) => `${file}: ${phase} ${percent} %, ${rows} rows`,
  cancelled: 'Cancelled; nothing was imported.',
  counts: ({ read, created, updated, skipped, refused }) =>
    `read ${read}, created ${created}, updated ${updated}, skipped ${skipped}, refused ${refused}`,
  refusedFile: (path) => `refused rows with their reasons: ${path}`,
  dryRunOver:
    'This was a dry run; nothing was written. The same command without --dry-run imports; the report also stands on the page Import.',
  dateOrder: '--date-format dd/mm/yyyy, or --date-format mm/dd/yyyy',
  decimal: '--decimal . or --decimal ,',
  map: (field) => `--map ${field}=COLUMN`,
  answer: (hints) => `Add to the command:\n${hints.map((hint) => `  ${hint}`).join('\n')}`,
  columns: (columns) => `Columns of the file: ${columns.join(', ')}`,
  fields: (kind) => `Fields: ${fieldsOf(kind)}`,
  badMap: (pair, kind) => `--map "${pair}": write FIELD=COLUMN with one of ${fieldsOf(kind)}.`,
  badWhere: (text) => `--where "${text}" is not understood; write COLUMN=VALUE.`,
  badDateFormat: (typed) => `--date-format "${typed}" is not understood; write dd/mm/yyyy, mm/dd/yyyy or yyyy-mm-dd.`,
  badDecimal: (typed) => `--decimal "${typed}" is not understood; write . or ,`,
  badExisting: (typed) => `--existing "${typed}" is not overwrite, fill or skip.`,
  likelyDuplicates: (count) =>
    `${count} rows of new customers are likely duplicates (Import on the web says of whom; --leave-out-duplicates leaves them out)`,
  badCurrency: (typed) => `--currency "${typed}" is no currency; write a code such as CNY or USD.`,
  badHeaderRow: (typed) => `--header-row "${typed}" is not a row number; write 1 to 50.`,
}

export type CommandWords = typeof chinese

/** The sentences of the import command in a language. */
export function commandWords(locale: Locale): CommandWords {
  return locale === 'en' ? english : chinese
}
