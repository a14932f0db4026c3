import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { describeSubject } from '@zhike/core/audit/actions'
import type { AuditEntry } from '@zhike/core/audit/schema'
import { useFormat } from '../app/session/use-format.ts'
import { CopyText } from '../ui/controls/CopyText.tsx'
import { KeyValues } from '../ui/layout/KeyValues.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { SideDrawer } from '../ui/layout/SideDrawer.tsx'
import { compareValues } from './compare-values.ts'
import { useEntryWords } from './use-entry-words.ts'
import { ValueTable } from './ValueTable.tsx'

interface EntryDrawerProps {
  entry: AuditEntry
  names: Readonly<Record<string, string>>
  onClose: () => void
}

/** One entry whole: the sentence, before → after, where from, and the number of the request. */
export function EntryDrawer({ entry, names, onClose }: EntryDrawerProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const words = useEntryWords(names)
  const title = t('audit:sentence', { who: words.who(entry), what: words.what(entry) })
  const values = compareValues(entry.before, entry.after)
  const summary = compareValues(null, entry.summary)
  return (
    <SideDrawer label={title} open onClose={onClose} title={<b>{title}</b>}>
      <Section>
        <KeyValues
          items={[
            { key: 'at', name: t('audit:at'), value: format.instant(entry.at) },
            { key: 'about', name: t('audit:about'), value: words.about(entry) },
            {
              key: 'customer',
              name: t('audit:customer'),
              value: entry.customerId && (
                <Link to="/customers/$customerId" params={{ customerId: entry.customerId }}>
                  {names[entry.customerId] ?? entry.customerId}
                </Link>
              ),
            },
            { key: 'where', name: t('audit:where'), value: words.where(entry) },
          ]}
        />
      </Section>
      {values.length > 0 && (
        <Section title={t('audit:changes')}>
          <ValueTable
            values={values}
            names={names}
            hasBefore={values.some(({ before }) => before !== undefined && before !== null)}
            hasAfter={values.some(({ after }) => after !== undefined && after !== null)}
          />
        </Section>
      )}
      {summary.length > 0 && (
        <Section title={t('audit:summary')}>
          <ValueTable values={summary} names={names} hasBefore={false} hasAfter />
        </Section>
      )}
      <Section title={t('audit:technical')}>
        <KeyValues
          items={[
            { key: 'action', name: t('audit:action'), value: entry.action },
            {
              key: 'subject',
              name: t('audit:subject'),
              value: [describeSubject(entry.subjectType, format.language), entry.subjectId].filter(Boolean).join(' '),
            },
            {
              key: 'request',
              name: t('audit:request'),
              value: entry.requestId && <CopyText text={entry.requestId} />,
            },
            { key: 'id', name: t('audit:entry'), value: entry.id },
          ]}
        />
      </Section>
    </SideDrawer>
  )
}
