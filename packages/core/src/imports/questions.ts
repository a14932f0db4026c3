import type { Locale } from '../kernel/problem.ts'
import { importField, importFields } from './fields.ts'
import type { ImportField } from './field.ts'
import type { ImportKind } from './kinds.ts'
import type { ImportColumn, ImportOptions, ImportQuestion } from './schema.ts'

/** What still has to be answered before rows can be read with these options. */
export function openQuestions(
  kind: ImportKind,
  options: Pick<ImportOptions, 'mapping' | 'dateOrders' | 'decimal'>,
  columns: readonly ImportColumn[],
  locale: Locale,
  custom: readonly ImportField[] = [],
): ImportQuestion[] {
  const questions: ImportQuestion[] = []
  const text = locale === 'en' ? english : chinese
  for (const group of importFields[kind].required) {
    if (group.some((field) => options.mapping[field] !== undefined)) continue
    const names = group.map((field) => importField(kind, field)?.label[locale] ?? field)
    questions.push({
      code: 'required-field',
      field: group[0] ?? '',
      column: null,
      samples: [],
      choices: [...group],
      message: text.required(names),
    })
  }
  for (const [field, column] of Object.entries(options.mapping)) {
    const type = importField(kind, field, custom)?.type
    const found = columns.find((one) => one.name === column)
    if (!found) continue
    const isDate = type === 'day' || type === 'instant'
    const asksDate = isDate && found.dateOrder === 'ambiguous' && options.dateOrders[field] === undefined
    const asksDecimal = type === 'money' && found.decimal === 'ambiguous' && options.decimal === null
    if (!asksDate && !asksDecimal) continue
    const { samples } = found
    questions.push({
      code: asksDate ? 'date-order' : 'decimal',
      field,
      column,
      samples,
      choices: asksDate ? ['dmy', 'mdy'] : ['.', ','],
      message: asksDate ? text.date(column, samples) : text.decimal(column, samples),
    })
  }
  return questions
}

const chinese = {
  required: (names: string[]) => `哪一列是「${names.join('」或「')}」？`,
  date: (column: string, samples: string[]) =>
    `「${column}」里的 ${samples.join('、')} 是日/月/年，还是月/日/年？选一个。`,
  decimal: (column: string, samples: string[]) =>
    `「${column}」里的 ${samples.join('、')} 用哪个符号做小数点？选一个。`,
}

const english = {
  required: (names: string[]) => `Which column holds “${names.join('” or “')}”?`,
  date: (column: string, samples: string[]) =>
    `Is ${samples.join(', ')} in “${column}” day/month/year or month/day/year? Choose one.`,
  decimal: (column: string, samples: string[]) =>
    `Which sign is the decimal point of ${samples.join(', ')} in “${column}”? Choose one.`,
}
