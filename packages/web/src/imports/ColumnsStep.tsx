import { useTranslation } from 'react-i18next'
import { headerKey } from '@zhike/core/imports/header-key'
import type { ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { useLanguage } from '../app/i18n/translation.ts'
import { classNames } from '../ui/class-names.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { ImportOptionFields } from './ImportOptionFields.tsx'
import { useFieldsOfFiles, useImportFields } from './use-import-fields.ts'
import { fieldOfColumn, mapColumn } from './mapping.ts'
import { QuestionFields } from './QuestionFields.tsx'
import { SavedMappings } from './SavedMappings.tsx'
import styles from './imports.module.css'

const delimiterKeys: Record<string, 'comma' | 'semicolon' | 'tab'> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' }

interface ColumnsStepProps {
  record: ImportRecord
  isBusy: boolean
  onChange: (options: Partial<ImportOptions>) => void
  onDryRun: () => void
}

/** 对列: what each column of the file means, what has to be decided, and how to import. */
export function ColumnsStep({ record, isBusy, onChange, onDryRun }: ColumnsStepProps) {
  const { t } = useTranslation('imports')
  const language = useLanguage()
  const { detected, options } = record
  const fields = useImportFields(record.kind)
  const ofFiles = useFieldsOfFiles(record.kind)
  const isOfFile = (column: string) =>
    fieldOfColumn(options.mapping, column) === undefined &&
    ofFiles.some((label) => Object.values(label).some((word) => headerKey(word) === headerKey(column)))
  const mapped = detected.columns.filter((column) => fieldOfColumn(options.mapping, column.name)).length
  const delimiter = detected.delimiter === null ? undefined : delimiterKeys[detected.delimiter]
  return (
    <>
      <p className={styles['facts']}>
        <Facts
          items={[
            <b key="columns">{t('imports:recognised', { count: mapped, total: detected.columns.length })}</b>,
            detected.encoding
              ? t('imports:format', {
                  format: detected.format.toUpperCase(),
                  encoding: detected.encoding.toUpperCase(),
                })
              : detected.format.toUpperCase(),
            delimiter && t(`imports:delimiter.${delimiter}`),
          ]}
        />
      </p>
      {ofFiles.length > 0 && (
        <p className="meta">
          {t('imports:fieldsOfFiles', { names: ofFiles.map((label) => label[language]).join(t('imports:listComma')) })}
        </p>
      )}
      <SavedMappings record={record} onChange={onChange} />
      <div className={styles['tableBox']} tabIndex={0} role="region" aria-label={t('imports:steps.columns')}>
        <table className={classNames(styles['columns'], styles['mapped'])}>
          <thead>
            <tr>
              <th scope="col">{t('imports:column')}</th>
              <th scope="col">{t('imports:samples')}</th>
              <th scope="col">{t('imports:field')}</th>
            </tr>
          </thead>
          <tbody>
            {detected.columns.map((column) => (
              <tr key={column.name}>
                <th scope="row">{column.name}</th>
                <td className="meta">{column.samples.slice(0, 3).join(' | ')}</td>
                <td>
                  <select
                    className={styles['select']}
                    aria-label={column.name}
                    value={fieldOfColumn(options.mapping, column.name) ?? ''}
                    disabled={isBusy}
                    onChange={(event) =>
                      onChange({ mapping: mapColumn(options.mapping, column.name, event.target.value) })
                    }
                  >
                    <option value="">{t('imports:ignore')}</option>
                    {fields.map((field) => (
                      <option key={field.key} value={field.key}>
                        {field.label[language]}
                      </option>
                    ))}
                  </select>
                  {isOfFile(column.name) && <p className="meta">{t('imports:columnOfFile')}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {record.questions.length > 0 && (
        <Section title={t('imports:questions', { count: record.questions.length })}>
          <QuestionFields record={record} onChange={onChange} />
        </Section>
      )}
      <Section title={t('imports:options')}>
        <ImportOptionFields record={record} onChange={onChange} />
      </Section>
      <div className={styles['foot']}>
        <Button tone="primary" size="large" loading={isBusy} disabled={record.questions.length > 0} onClick={onDryRun}>
          {t('imports:dryRun')}
        </Button>
      </div>
    </>
  )
}
