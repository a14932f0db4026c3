import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { decisionRoles } from '@zhike/core/decision-maps/roles'
import type { DecisionMap, DecisionPerson } from '@zhike/core/decision-maps/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Section } from '../ui/layout/Section.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { decisionMapQuery } from './api.ts'
import styles from './decision-maps.module.css'
import { DecisionRoleDialog } from './DecisionRoleDialog.tsx'
import { PersonBranch } from './PersonBranch.tsx'
import { reportingTree } from './reporting-tree.ts'

/** 决策地图: who decides, who stands where, who reports to whom. A list that is a picture, so that keys reach all of it. */
export function DecisionMapSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('decision-maps')
  const { data: map, error, refetch } = useQuery(decisionMapQuery(customer.id))
  const [editing, setEditing] = useState<DecisionPerson>()
  return (
    <Section title={t('decision-maps:title')}>
      {error && !map && <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />}
      {map?.people.length === 0 && <p className="meta">{t('decision-maps:nobody')}</p>}
      {map && map.people.length > 0 && (
        <>
          <Coverage map={map} />
          <ul className={styles['map']} aria-label={t('decision-maps:title')}>
            {reportingTree(map.people).map((node) => (
              <PersonBranch
                key={node.person.contactId}
                node={node}
                map={map}
                {...(map.abilities.update ? { onEdit: setEditing } : {})}
              />
            ))}
          </ul>
        </>
      )}
      {editing && map && (
        <DecisionRoleDialog customerId={customer.id} person={editing} map={map} onClose={() => setEditing(undefined)} />
      )}
    </Section>
  )
}

/** Whose part is known, and which is still to be found out. */
function Coverage({ map }: { map: DecisionMap }) {
  const { t } = useTranslation('decision-maps')
  const known = new Set(map.people.flatMap((person) => person.roles))
  const missing = decisionRoles.filter((role) => !known.has(role)).map((role) => t(`decision-maps:role.${role}`))
  if (known.size === 0) return <p className="meta">{t('decision-maps:begin')}</p>
  if (missing.length === 0) return null
  return <p className="meta">{t('decision-maps:missing', { roles: missing.join(t('decision-maps:comma')) })}</p>
}
