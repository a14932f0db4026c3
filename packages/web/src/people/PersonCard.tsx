import { useTranslation } from 'react-i18next'
import type { Person } from '@zhike/core/people/schema'
import { useRoleNames } from '../roles/use-role-names.ts'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { CardButton } from '../ui/table/CardButton.tsx'
import { ListCard } from '../ui/table/ListCard.tsx'
import { heldText } from './held-text.ts'

/** A person on a phone. */
export function PersonCard({ person, onOpen }: { person: Person; onOpen: () => void }) {
  const { t } = useTranslation('people')
  const nameOf = useRoleNames()
  return (
    <CardButton onPress={onOpen}>
      <ListCard
        lead={<Avatar name={person.name} />}
        title={
          <>
            {person.name} {person.isOnLeave && <Tag tone="warn">{t('people:away')}</Tag>}
          </>
        }
        lines={[
          <Facts key="where" items={[person.department?.name, person.post]} />,
          person.roles.map((role) => nameOf(role)).join(' / '),
        ]}
        aside={[heldText(person, t), person.canSignIn ? t('people:canSignIn') : t('people:noSignIn')]}
      />
    </CardButton>
  )
}
