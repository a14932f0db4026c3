import { useTranslation } from 'react-i18next'
import type { OutputOf } from '@zhike/core/api/route'
import type { listRuleVersions } from '@zhike/core/rules/api'
import { useFormat } from '../app/session/use-format.ts'
import { Facts } from '../ui/identity/Facts.tsx'

/** One version in a line: number, state, how many rules, since when, by whom. */
export function VersionFacts({ version }: { version: OutputOf<typeof listRuleVersions>['items'][number] }) {
  const { t } = useTranslation('rules')
  const format = useFormat()
  return (
    <Facts
      items={[
        <b key="no">v{version.no}</b>,
        t(`rules:versionsDialog.state.${version.state}`),
        t('rules:versionsDialog.line', { count: version.ruleCount }),
        format.within.moment(version.activatedAt ?? version.createdAt),
        version.activatedBy
          ? t('rules:versionsDialog.by', { name: version.activatedBy.name })
          : version.createdBy && t('rules:versionsDialog.created', { name: version.createdBy.name }),
      ]}
    />
  )
}
