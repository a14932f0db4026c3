import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { evidenceText, holderText } from '@zhike/core/duplicates/words'
import { useImportFields } from './use-import-fields.ts'
import { importActions, type ImportAction } from '@zhike/core/imports/kinds'
import type { ImportRecord, ImportRow } from '@zhike/core/imports/schema'
import { useLanguage } from '../app/i18n/translation.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Chip } from '../ui/controls/Chip.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { Tag, type TagTone } from '../ui/identity/Tag.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { importRowsQuery, type RowChoice } from './api.ts'
import styles from './imports.module.css'

const tones: Record<ImportAction, TagTone> = { create: 'ok', update: 'info', skip: 'plain', refuse: 'bad' }

/** Row by row: what happens to it, and why it is refused. */
export function ImportRows({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('imports')
  const { counts } = record
  const [choice, setChoice] = useState<RowChoice>(
    counts.refused > 0 ? 'refuse' : counts.likelyDuplicates > 0 ? 'duplicates' : undefined,
  )
  const rows = useInfiniteQuery(importRowsQuery(record.id, choice, `${record.state}:${record.finishedAt ?? ''}`))
  const items = rows.data?.pages.flatMap((page) => page.items)
  return (
    <Section title={t('imports:rows')}>
      <div className={styles['chips']}>
        <Chip chosen={choice === undefined} onClick={() => setChoice(undefined)}>
          {t('imports:allRows')}
        </Chip>
        {importActions.map((one) => (
          <Chip key={one} chosen={choice === one} onClick={() => setChoice(one)}>
            {t(`imports:action.${one}`)}
          </Chip>
        ))}
        {counts.likelyDuplicates > 0 && (
          <Chip chosen={choice === 'duplicates'} onClick={() => setChoice('duplicates')}>
            {t('imports:likely.chip')}
          </Chip>
        )}
      </div>
      {items === undefined ? (
        <LoadingState />
      ) : items.length === 0 ? (
        <p className="meta">{t('imports:noRows')}</p>
      ) : (
        <div className={styles['tableBox']} tabIndex={0} role="region" aria-label={t('imports:rows')}>
          <table className={styles['columns']}>
            <thead>
              <tr>
                <th scope="col">{t('imports:rowNo')}</th>
                <th scope="col">{t('imports:happens')}</th>
                <th scope="col">{t('imports:content')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <tr key={row.rowNo}>
                  <th scope="row">{row.rowNo}</th>
                  <td>
                    {row.parts && row.action !== 'refuse' ? (
                      <RowParts parts={row.parts} />
                    ) : (
                      <Tag tone={tones[row.action]}>{t(`imports:action.${row.action}`)}</Tag>
                    )}
                  </td>
                  <td>
                    {row.problems.map((problem) => (
                      <div key={`${problem.code}:${problem.field}`} className="bad">
                        {problem.message}
                      </div>
                    ))}
                    {row.duplicates.length > 0 && <RowDuplicates duplicates={row.duplicates} />}
                    <RowValues record={record} values={row.values} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.hasNextPage && (
        <Button loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t('imports:moreRows')}
        </Button>
      )}
    </Section>
  )
}

const rowParts = ['customer', 'contact', 'order'] as const

/** What happens to each part of a row of several kinds; what a row above has said already shows nothing. */
function RowParts({ parts }: { parts: NonNullable<ImportRow['parts']> }) {
  const { t } = useTranslation('imports')
  return (
    <span className={styles['parts']}>
      {rowParts.map((part) => {
        const action = parts[part]
        return (
          action && (
            <Tag key={part} tone={tones[action]}>
              {t(`imports:part.${part}`)} {t(`imports:action.${action}`)}
            </Tag>
          )
        )
      })}
    </span>
  )
}

/** Whom a new row is likely the same as, and why. */
function RowDuplicates({ duplicates }: { duplicates: ImportRow['duplicates'] }) {
  const { t } = useTranslation('imports')
  const language = useLanguage()
  return (
    <div className={styles['duplicates']}>
      {t('imports:likely.like')}
      {duplicates.map(({ score, by, rowNo, customer, holder }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- what lies outside one's reach has no id
        <span key={index}>
          {rowNo !== null ? (
            t('imports:likely.row', { row: rowNo })
          ) : customer ? (
            <Link to="/customers/$customerId" params={{ customerId: customer.id }}>
              {customer.name}
            </Link>
          ) : (
            t('imports:likely.hidden', { holder: holder ? holderText(holder) : '' })
          )}{' '}
          <span className="meta">{t('imports:likely.why', { score, why: evidenceText(by, language) })}</span>
        </span>
      ))}
    </div>
  )
}

/** What stands in the row, each value under the name of its column, in the order of the file. */
function RowValues({ record, values }: { record: ImportRecord; values: Record<string, string> }) {
  const language = useLanguage()
  const fields = useImportFields(record.kind)
  // What was read out of another column (a mobile as the phone of an organisation) has no column of its own.
  const nameOf = (field: string) =>
    record.options.mapping[field] ?? fields.find((one) => one.key === field)?.label[language] ?? field
  return (
    <span className={styles['values']}>
      <Facts
        items={Object.entries(values)
          .filter(([, value]) => value !== '')
          .map(([field, value]) => (
            <span key={field}>
              <span className="text-3">{nameOf(field)}</span> {value}
            </span>
          ))}
      />
    </span>
  )
}
