import { useQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { protectedFieldNames } from '@zhike/core/access/protected-fields'
import type { AccessExplanationAnswer } from '@zhike/core/access-explanation/schema'
import { departmentsQuery } from '../roles/api.ts'
import { usePermissionWords } from '../roles/use-permission-words.ts'
import { useRoleNames } from '../roles/use-role-names.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { accessGroups, groundWords, missWords, type AccessGroup, type Words } from './access-words.ts'
import styles from './access.module.css'

/** The answer: yes or no, and for each kind of doing the roles, scopes and facts it rests on. */
export function AccessAnswer({ answer }: { answer: AccessExplanationAnswer }) {
  const { t } = useTranslation('access-explanation')
  const nameOf = useRoleNames(answer.person.roles)
  const { person, customer } = answer
  const { holder } = customer
  const names = { person: person.name, customer: customer.name }
  const roles = person.roles.map((role) => nameOf(role)).join(t('access-explanation:listComma'))
  const sees = answer.permissions.some((one) => one.permission === 'customer.read' && one.allowed)
  const where = holder.departments.join(' › ') || t('access-explanation:nowhere')
  return (
    <>
      <div>
        <h3 className={styles['verdict']} data-sees={sees}>
          {sees ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
          {t(sees ? 'access-explanation:sees' : 'access-explanation:seesNot', names)}
        </h3>
        <p className="meta">
          <Facts
            items={[
              roles && t('access-explanation:roles', { roles }),
              person.departmentName,
              holder.kind === 'pool'
                ? t('access-explanation:pooled', { holder: holder.name })
                : t('access-explanation:held', { holder: holder.name, where }),
            ]}
          />
        </p>
      </div>
      {!person.isActive ? (
        <Notice tone="warn">{t('access-explanation:inactive', names)}</Notice>
      ) : person.roles.length === 0 ? (
        <Notice tone="warn">{t('access-explanation:noRoles', names)}</Notice>
      ) : (
        <ul className={styles['groups']}>
          {accessGroups(answer).map((group) => (
            <Group key={group.permissions[0]} answer={answer} group={group} roles={roles} nameOf={nameOf} />
          ))}
        </ul>
      )}
      {sees && <Fields answer={answer} />}
    </>
  )
}

interface GroupProps {
  answer: AccessExplanationAnswer
  group: AccessGroup
  roles: string
  nameOf: ReturnType<typeof useRoleNames>
}

function Group({ answer, group, roles, nameOf }: GroupProps) {
  const { t } = useTranslation(['access-explanation', 'collaborators'])
  const words = usePermissionWords()
  const { data } = useQuery(departmentsQuery)
  const names = {
    nowhere: t('access-explanation:nowhere'),
    departmentName: (id: string) => data?.items.find((one) => one.id === id)?.name,
  }
  const comma = t('access-explanation:listComma')
  const granted = ({ role, roleName, scope }: AccessGroup['misses'][number]) =>
    t('access-explanation:granted', { role: nameOf(role, roleName), scope: words.scopes([scope]).join(comma) })
  const ground = ({ key, values }: Words) =>
    t(`access-explanation:ground.${key}`, {
      ...values,
      ...(values['part'] ? { part: t(`collaborators:part.${values['part']}`) } : {}),
    })
  const miss = ({ key, values }: Words) => t(`access-explanation:miss.${key}`, values)
  return (
    <li className={styles['group']} data-allowed={group.allowed}>
      <p>
        {group.allowed ? (
          <Check role="img" aria-label={t('access-explanation:may')} />
        ) : (
          <X role="img" aria-label={t('access-explanation:mayNot')} />
        )}
        <b>{group.permissions.map(words.permission).join(comma)}</b>
      </p>
      <ul>
        {group.grounds.map((one) => (
          <li key={`${one.role} ${one.scope} ${one.code}`}>
            {granted(one)}
            {ground(groundWords(answer, one))}
          </li>
        ))}
        {group.misses.map((one) => (
          <li key={`${one.role} ${one.scope}`}>
            {granted(one)}
            {miss(missWords(answer, one, names))}
          </li>
        ))}
        {group.grounds.length + group.misses.length === 0 && <li>{t('access-explanation:noRole', { roles })}</li>}
      </ul>
    </li>
  )
}

function Fields({ answer }: { answer: AccessExplanationAnswer }) {
  const { t } = useTranslation(['access-explanation', 'roles'])
  const ruled = protectedFieldNames.flatMap((field) => {
    const rule = answer.fieldRules[field]
    if (!rule) return []
    const state = rule.show === 'visible' ? t('roles:readOnly') : t(`roles:show.${rule.show}`)
    return [`${t(`roles:field.${field}`)} ${state}`]
  })
  return (
    <div>
      <p className="strong">{t('access-explanation:fields')}</p>
      <p className="text-2">{ruled.length > 0 ? <Facts items={ruled} /> : t('access-explanation:allVisible')}</p>
    </div>
  )
}
