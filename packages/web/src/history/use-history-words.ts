import { customRecords, keyOfName, type CustomValue } from '@zhike/core/custom-fields/field-kinds'
import type { HistoryRecord } from '@zhike/core/history/schema'
import { useValueWords } from '../audit/use-value-words.ts'
import { useCustomFields } from '../custom-fields/api.ts'
import { useCustomValueWords } from '../custom-fields/use-custom-value-words.ts'

/** Names of fields and their values in the reader's language, fields of the company's own by their labels. */
export function useHistoryWords(names: Readonly<Record<string, string>>, record: HistoryRecord) {
  const words = useValueWords(names)
  const own = customRecords.find((one) => one === record)
  const custom = useCustomFields(own ?? 'customer')
  const customWords = useCustomValueWords()
  const fieldOf = (name: string) => {
    const key = own ? keyOfName(name) : null
    return key === null ? undefined : custom.find((field) => field.key === key)
  }
  return {
    field: (name: string): string => fieldOf(name)?.label ?? words.field(name),
    value: (name: string, raw: unknown): string => {
      const field = fieldOf(name)
      // What is masked is shown as it came.
      const isGiven = raw !== null && raw !== undefined && raw !== ''
      return field && isGiven ? customWords(field, raw as CustomValue, names) : words.value(name, raw)
    },
  }
}
