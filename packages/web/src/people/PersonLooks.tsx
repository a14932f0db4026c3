import { Eye, ShieldQuestionMark } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@zhike/core/people/schema'
import { AccessDialog } from '../access-explanation/AccessDialog.tsx'
import { lookAs } from '../app/session/look-as.ts'
import { useCan, useSession } from '../app/session/use-session.ts'
import { IconButton } from '../ui/controls/IconButton.tsx'

/** What this person sees: why one customer, or the whole product with their eyes. */
export function PersonLooks({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const { person: me } = useSession()
  const mayLook = useCan('person.see-as')
  const mayExplain = useCan('role.read')
  const [isAsking, setAsking] = useState(false)
  const { id, name } = person
  return (
    <>
      {mayExplain && (
        <IconButton label={t('people:whySee')} icon={<ShieldQuestionMark />} onClick={() => setAsking(true)} />
      )}
      {mayLook && person.isActive && id !== me.id && (
        <IconButton label={t('people:seeAs')} icon={<Eye />} onClick={() => lookAs({ id, name })} />
      )}
      {isAsking && <AccessDialog person={{ id, name }} onClose={() => setAsking(false)} />}
    </>
  )
}
