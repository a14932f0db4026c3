import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/session/use-format.ts'
import { useReferenceNames } from '../reference/use-reference.ts'
import { formatFileSize } from '../ui/format/file-size.ts'
import { formatPhone } from '../ui/format/phone.ts'

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** Names of fields and their values in the reader's language; what nobody gave words to stands as it is. */
export function useValueWords(names: Readonly<Record<string, string>>) {
  const { t, i18n } = useTranslation('audit')
  const format = useFormat()
  const reference = useReferenceNames()

  const value = (key: string, raw: unknown): string => {
    if (raw === null || raw === undefined || raw === '') return t('audit:nothing')
    if (typeof raw === 'boolean') return raw ? t('audit:yes') : t('audit:no')
    if (key === 'byteSize') return formatFileSize(Number(raw))
    if (typeof raw === 'number') return String(raw)
    if (typeof raw === 'string') return text(key, raw)
    if (Array.isArray(raw)) return raw.map((one) => value(key, one)).join(t('audit:comma'))
    return Object.entries(raw)
      .map(([name, one]) => t('audit:pair', { name: field(name), value: value(name, one) }))
      .join(t('audit:semicolon'))
  }
  const text = (key: string, raw: string): string => {
    if (key === 'fields') return field(raw)
    if (key === 'regionCode') return reference.region(raw) || raw
    if (key === 'industryCode') return reference.industry(raw) || raw
    if (names[raw]) return names[raw]
    if (key === 'phone' || key === 'mobile') return formatPhone(raw)
    if (instant.test(raw)) return format.instant(raw)
    return i18n.exists(`audit:word.${raw}`) ? t(`audit:word.${raw}`) : raw
  }
  const field = (key: string): string => (i18n.exists(`audit:field.${key}`) ? t(`audit:field.${key}`) : key)
  return { field, value, isSomething: (raw: unknown) => raw !== null && raw !== undefined && raw !== '' }
}
