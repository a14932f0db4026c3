import { useTranslation } from 'react-i18next'
import type { ImportOptions, ImportQuestion, ImportRecord } from '@zhike/core/imports/schema'
import { Notice } from '../ui/state/Notice.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import styles from './imports.module.css'

interface QuestionFieldsProps {
  record: ImportRecord
  onChange: (options: Partial<ImportOptions>) => void
}

/** What the file leaves open: nothing is guessed that could be read two ways. */
export function QuestionFields({ record, onChange }: QuestionFieldsProps) {
  return (
    <div className={styles['questions']}>
      {record.questions.map((question) => (
        <Question key={`${question.code}:${question.field}`} question={question} record={record} onChange={onChange} />
      ))}
    </div>
  )
}

function Question({ question, record, onChange }: QuestionFieldsProps & { question: ImportQuestion }) {
  const { t } = useTranslation('imports')
  if (question.code === 'required-field') return <Notice tone="warn">{question.message}</Notice>
  const isDate = question.code === 'date-order'
  const column = question.column ?? ''
  return (
    <div className={styles['question']}>
      <p>
        <b>{isDate ? t('imports:dateOf', { column }) : t('imports:decimalOf', { column })}</b>{' '}
        <span className="meta">{question.samples.join(' | ')}</span>
      </p>
      <Segmented
        label={question.message}
        // Nothing is chosen before the person chooses.
        value={'' as string}
        onChange={(choice) => {
          if (isDate && isDateOrder(choice))
            onChange({ dateOrders: { ...record.options.dateOrders, [question.field]: choice } })
          if (!isDate && (choice === '.' || choice === ',')) onChange({ decimal: choice })
        }}
        options={question.choices.map((choice) => ({
          key: choice,
          label: isDateOrder(choice)
            ? t(`imports:dateOrder.${choice}`)
            : choice === ','
              ? t('imports:decimal.comma')
              : t('imports:decimal.point'),
        }))}
      />
    </div>
  )
}

function isDateOrder(choice: string): choice is 'ymd' | 'dmy' | 'mdy' {
  return choice === 'ymd' || choice === 'dmy' || choice === 'mdy'
}
