import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useImportFields } from './use-import-fields.ts'
import { importActions, type ImportAction } from '@zhike/core/imports/kinds'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { useLanguage } from '../app/i18n/translation.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Chip } from '../ui/controls/Chip.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { Tag, type TagTone } from '../ui/identity/Tag.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { importRowsQuery } from './api.ts'
import styles from './imports.module.css'

const tones: Record<ImportAction, TagTone> = { create: 'ok', update: 'info', skip: 'plain', refuse: 'bad' }

/** Row by row: what happens to it, and why it is refused. */
export function ImportRows({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('imports')
  const [action, setAction] = useState<ImportAction | undefined>(record.counts.refused > 0 ? 'refuse' : undefined)
  const rows = useInfiniteQuery(importRowsQuery(record.id, action, `${record.state}:${record.finishedAt ?? ''}`))
  const items = rows.data?.pages.flatMap((page) => page.items)
  return (
    <Section title={t('imports:rows')}>
      <div className={styles['chips']}>
        <Chip chosen={action === undefined} onClick={() => setAction(undefined)}>
          {t('imports:allRows')}
        </Chip>
        {importActions.map((one) => (
          <Chip key={one} chosen={action === one} onClick={() => setAction(one)}>
            {t(`imports:action.${one}`)}
          </Chip>
        ))}
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
                    <Tag tone={tones[row.action]}>{t(`imports:action.${row.action}`)}</Tag>
                  </td>
                  <td>
                    {row.problems.map((problem) => (
                      <div key={`${problem.code}:${problem.field}`} className="bad">
                        {problem.message}
                      </div>
                    ))}
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
