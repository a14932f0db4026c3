import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportKept, ImportRecord } from '@zhike/core/imports/schema'
import { useLanguage } from '../app/i18n/translation.ts'
import { useFormat } from '../app/session/use-format.ts'
import { classNames } from '../ui/class-names.ts'
import { StatFigure } from '../ui/charts/StatFigure.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { importKeptQuery } from './api.ts'
import { useImportFields } from './use-import-fields.ts'
import styles from './imports.module.css'

const figures = ['customers', 'contacts', 'orders', 'followUps', 'restored', 'kept'] as const

/** What undoing an import took away, gave back and left. */
export function UndoneSection({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const { undo } = record
  if (!undo) return null
  const shown = figures.filter((key) => undo.counts[key] > 0)
  return (
    <Section title={t('imports:undo.doneTitle')}>
      <div className={styles['figures']}>
        {(shown.length > 0 ? shown : (['restored', 'kept'] as const)).map((key) => (
          <StatFigure key={key} label={t(`imports:undo.${key}`)} value={formatCount(undo.counts[key])} size="middle" />
        ))}
      </div>
      <p className="meta">
        <Facts items={[t('imports:undo.by', { name: undo.by.name }), format.moment(undo.at)]} />
      </p>
      {undo.counts.kept > 0 && <KeptRecords record={record} />}
    </Section>
  )
}

function KeptRecords({ record }: { record: ImportRecord }) {
  const { t } = useTranslation('imports')
  const kept = useInfiniteQuery(importKeptQuery(record.id))
  const items = kept.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <div className={styles['tableBox']} tabIndex={0} role="region" aria-label={t('imports:undo.keptTitle')}>
        <table className={classNames(styles['columns'], styles['kept'])}>
          <thead>
            <tr>
              <th scope="col">{t('imports:undo.keptTitle')}</th>
              <th scope="col">{t('imports:undo.record')}</th>
              <th scope="col">{t('imports:undo.why')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={`${one.kind}:${one.recordId}`}>
                <th scope="row">
                  <Link to="/customers/$customerId" params={{ customerId: one.customerId }} className="plain-link">
                    {one.name}
                  </Link>
                </th>
                <td>{t(`imports:undo.kind.${one.kind}`)}</td>
                <td>
                  <Reason kept={one} kind={record.kind} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {kept.hasNextPage && (
        <Button loading={kept.isFetchingNextPage} onClick={() => void kept.fetchNextPage()}>
          {t('imports:moreRows')}
        </Button>
      )}
    </>
  )
}

function Reason({ kept, kind }: { kept: ImportKept; kind: ImportRecord['kind'] }) {
  const { t } = useTranslation('imports')
  const language = useLanguage()
  const known = useImportFields(kind)
  const fields = kept.fields.map((column) => {
    const own = known.find((field) => field.key === column)
    if (own) return own.label[language]
    const key = column.replace(/_(?:code|on)$/, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    return importFields[kind].fields.find((field) => field.key === key)?.label[language] ?? column
  })
  return <>{t(`imports:undo.reason.${kept.reason}`, { fields: fields.join(language === 'en' ? ', ' : '、') })}</>
}
