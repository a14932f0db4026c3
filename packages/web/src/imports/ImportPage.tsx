import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Upload } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadImportTemplate } from '@zhike/core/imports/api'
import { importKinds, type ImportKind } from '@zhike/core/imports/kinds'
import { routeUrl } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { AnchorButton } from '../ui/controls/AnchorButton.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { FileDrop } from '../ui/files/FileDrop.tsx'
import { formatCount } from '../ui/format/number.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { ProgressBar } from '../ui/state/ProgressBar.tsx'
import { importQuery, importsQuery, upload } from './api.ts'
import styles from './imports.module.css'

/** 导入: choose what and which file; earlier imports below. */
export function ImportPage() {
  const { t } = useTranslation('imports')
  const search = useSearch({ from: '/shell/import' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const kind = search.kind ?? 'customers'
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<string>()

  const start = async () => {
    if (!file) return
    setProblem(undefined)
    setShare(0)
    try {
      const record = await upload(kind, file, setShare)
      client.setQueryData(importQuery(record.id).queryKey, record)
      void client.invalidateQueries({ queryKey: importsQuery.queryKey })
      await navigate({ to: '/import/$importId', params: { importId: record.id } })
    } catch (error) {
      setProblem(problemMessage(error))
    } finally {
      setShare(undefined)
    }
  }

  return (
    <>
      <PageHead title={t('imports:title')} sub={t('imports:sub')} />
      <PageBody>
        <div className={styles['begin']}>
          <div className={styles['scroll']}>
            <Segmented
              label={t('imports:what')}
              value={kind}
              onChange={(next: ImportKind) => void navigate({ to: '/import', search: { kind: next }, replace: true })}
              options={importKinds.map((one) => ({ key: one, label: t(`imports:kind.${one}`) }))}
            />
          </div>
          <p className={styles['note']}>{t(`imports:kindNote.${kind}`)}</p>
          <FileDrop
            kinds={['.csv', '.txt', '.tsv', '.xlsx', '.vcf']}
            file={file}
            onPick={setFile}
            note={t('imports:fileNote')}
            disabled={share !== undefined}
          />
          {share !== undefined && <ProgressBar label={t('imports:uploading')} value={share} total={1} />}
          {problem && <InlineProblem>{problem}</InlineProblem>}
          <div className={styles['foot']}>
            <Templates kind={kind} />
            <Button
              tone="primary"
              size="large"
              icon={<Upload aria-hidden="true" />}
              disabled={!file}
              loading={share !== undefined}
              onClick={() => void start()}
            >
              {t('imports:upload')}
            </Button>
          </div>
        </div>
        <RecentImports />
      </PageBody>
    </>
  )
}

function Templates({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('imports')
  return (
    <span className={styles['templates']}>
      <AnchorButton
        tone="text"
        icon={<Download aria-hidden="true" />}
        href={routeUrl(downloadImportTemplate, { params: { kind }, query: { format: 'xlsx' } })}
        download
      >
        {t('imports:templateXlsx')}
      </AnchorButton>
      <AnchorButton
        tone="text"
        href={routeUrl(downloadImportTemplate, { params: { kind }, query: { format: 'csv' } })}
        download
      >
        {t('imports:templateCsv')}
      </AnchorButton>
    </span>
  )
}

function RecentImports() {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const { data } = useQuery(importsQuery)
  return (
    <Section
      title={t('imports:recent')}
      end={
        <LinkButton to="/import/history" tone="text" size="small">
          {t('imports:history.open')}
        </LinkButton>
      }
    >
      {data?.items.length === 0 && <p className="meta">{t('imports:noRecent')}</p>}
      <ul className={styles['recent']}>
        {data?.items.map((one) => (
          <li key={one.id}>
            <Link to="/import/$importId" params={{ importId: one.id }} className="ellipsis strong plain-link">
              {one.fileName}
            </Link>
            <span className="meta">
              <Facts
                items={[
                  t(`imports:kind.${one.kind}`),
                  t(`imports:state.${one.state}`),
                  one.state === 'done' &&
                    t('imports:counts', {
                      created: formatCount(one.counts.created),
                      updated: formatCount(one.counts.updated),
                      refused: formatCount(one.counts.refused),
                    }),
                  one.createdBy.name,
                  format.within.moment(one.createdAt),
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
