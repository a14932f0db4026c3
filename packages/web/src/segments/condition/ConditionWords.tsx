import { useTranslation } from 'react-i18next'
import type { Condition } from '@zhike/core/filter/condition'
import { RelatedWords } from '../../filter/RelatedWords.tsx'
import styles from '../segments.module.css'
import { useConditionWords } from './use-condition-words.ts'

/** A condition to be read: what must hold, line by line. */
export function ConditionWords({ condition }: { condition: Condition }) {
  const words = useConditionWords(condition)
  return (
    <div className={styles['words']}>
      <Node condition={condition} words={words} />
    </div>
  )
}

function Node({ condition, words }: { condition: Condition; words: ReturnType<typeof useConditionWords> }) {
  const { t } = useTranslation('segments')
  if ('field' in condition) return <span>{words.sentence(condition)}</span>
  if ('has' in condition || 'hasNot' in condition) return <RelatedWords condition={condition} />
  if ('not' in condition) {
    return (
      <>
        <span className="text-2">{t('segments:matchNot')}</span>
        <ul>
          <li>
            <Node condition={condition.not} words={words} />
          </li>
        </ul>
      </>
    )
  }
  const isAll = 'all' in condition
  const parts = isAll ? condition.all : condition.any
  if (parts.length === 0) return <span>{t('segments:everybody')}</span>
  const [only] = parts
  if (parts.length === 1 && only) return <Node condition={only} words={words} />
  return (
    <>
      <span className="text-2">{t(isAll ? 'segments:matchAll' : 'segments:matchAny')}</span>
      <ul>
        {parts.map((part) => (
          <li key={JSON.stringify(part)}>
            <Node condition={part} words={words} />
          </li>
        ))}
      </ul>
    </>
  )
}
