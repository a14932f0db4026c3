import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls/Button.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { ruleVersionsQuery } from './api.ts'
import { VersionFacts } from './VersionFacts.tsx'
import styles from './rules.module.css'

const shown = 5

/** The latest versions, where there is room for them; all of them in the dialog. */
export function LatestVersions({ onAll }: { onAll: () => void }) {
  const { t } = useTranslation('rules')
  const { data } = useQuery(ruleVersionsQuery)
  if (!data) return null
  return (
    <Section
      title={t('rules:versions')}
      end={
        data.items.length > shown && (
          <Button tone="link" onClick={onAll}>
            {t('rules:allVersions')}
          </Button>
        )
      }
    >
      <ol className={styles['versions']}>
        {data.items.slice(0, shown).map((version) => (
          <li key={version.id}>
            <span className="grow">
              <VersionFacts version={version} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
