import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CustomValue } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { plainNumber } from '@zhike/core/custom-fields/plain-number'
import { useFormat } from '../app/session/use-format.ts'
import { useReferenceNames } from '../reference/use-reference.ts'
import styles from './custom-fields.module.css'

interface CustomValueTextProps {
  field: CustomField
  value: CustomValue | undefined
  names: Readonly<Record<string, string>> | undefined
  /** In a cell of a list: one line, no links that a press on the row would compete with. */
  compact?: boolean
}

/** A value as people read it. */
export function CustomValueText({ field, value, names, compact = false }: CustomValueTextProps) {
  const { t } = useTranslation('custom-fields')
  const format = useFormat()
  const reference = useReferenceNames()
  if (value === undefined) return null
  const label = (key: unknown) => field.options.find((option) => option.key === key)?.label ?? String(key)
  const text = String(value)
  const isMasked = text.includes('***')
  switch (field.type) {
    case 'number':
      return <>{grouped(plainNumber(Number(value)))}</>
    case 'percent':
      return <>{plainNumber(Number(value))}%</>
    case 'money':
      return compact ? <>{format.money(text)}</> : <>{format.exactMoney(text)}</>
    case 'date':
      return <>{format.date(text)}</>
    case 'dateTime':
      return <>{format.instant(text)}</>
    case 'flag':
      return <>{t(value === true ? 'custom-fields:yes' : 'custom-fields:no')}</>
    case 'choice':
      return <>{label(value)}</>
    case 'choices':
      return <>{[value].flat().map(label).join(t('custom-fields:listComma'))}</>
    case 'region':
      return <>{reference.region(text, compact ? 2 : 3) || text}</>
    case 'person':
      return <>{names?.[text] ?? t('custom-fields:unknownPerson')}</>
    case 'customer': {
      const name = names?.[text]
      if (name === undefined) return <span className="text-3">{t('custom-fields:unseenCustomer')}</span>
      if (compact) return <>{name}</>
      return (
        <Link to="/customers/$customerId" params={{ customerId: text }}>
          {name}
        </Link>
      )
    }
    case 'file':
      return <>{names?.[text] ?? t('custom-fields:goneFile')}</>
    case 'email':
      return compact || isMasked ? <>{text}</> : <a href={`mailto:${text}`}>{text}</a>
    case 'phone':
      return compact || isMasked ? <>{text}</> : <a href={`tel:${text.replace(/[^\d+]/g, '')}`}>{text}</a>
    case 'url':
      return compact ? (
        <>{text.replace(/^https?:\/\//, '')}</>
      ) : (
        <a href={text} target="_blank" rel="noopener noreferrer">
          {text.replace(/^https?:\/\//, '')}
        </a>
      )
    case 'longText':
      return <span className={styles['longText']}>{text}</span>
    default:
      return <>{text}</>
  }
}

/** 1280000.5 → 1,280,000.5; the digits after the point stay as they are. */
function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
