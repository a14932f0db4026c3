import { useTranslation } from 'react-i18next'
import { describeAction, describeSubject } from '@zhike/core/audit/actions'
import type { AuditEntry } from '@zhike/core/audit/schema'
import { shownActor } from '@zhike/core/ownership/shown-actor'
import { useFormat } from '../app/session/use-format.ts'

/** An entry in words of the reader's language. `names` are those behind the ids of the page. */
export function useEntryWords(names: Readonly<Record<string, string>>) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const { language } = format
  return {
    when: (entry: AuditEntry) => format.instant(entry.at),
    who: (entry: AuditEntry) => {
      const isStranger = entry.actorId === null && entry.actorName === 'anonymous'
      const name = isStranger ? t('audit:anonymous') : shownActor(entry.actorId, entry.actorName, language)
      return entry.onBehalfOfName ? t('audit:onBehalf', { name, of: entry.onBehalfOfName }) : name
    },
    what: (entry: AuditEntry) => describeAction(entry.action, language),
    /** What it is about: its name, else its kind and number. */
    about: (entry: AuditEntry) => {
      const { subjectType, subjectId, customerId, summary } = entry
      const named = (subjectId && names[subjectId]) || (customerId && names[customerId])
      if (named) return named
      if (typeof summary['count'] === 'number') return t('audit:count', { count: summary['count'] })
      const kind = describeSubject(subjectType, language)
      return subjectId && !/^[0-9a-f-]{36}$/.test(subjectId) ? `${kind} ${subjectId}` : kind
    },
    where: (entry: AuditEntry) =>
      [t(`audit:via.${entry.via}`, { defaultValue: entry.via }), entry.ipAddress].filter(Boolean).join('  '),
  }
}
