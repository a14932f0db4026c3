import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session/use-session.ts'
import { LeaveList } from '../leaves/LeaveList.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'

/** My own leave, and who stands in. */
export function LeaveSection() {
  const { t } = useTranslation('leaves')
  const { person } = useSession()
  return (
    <FormSection title={t('leaves:title')} text={t('leaves:mine')}>
      <LeaveList person={{ id: person.id, name: person.name, isActive: true }} />
    </FormSection>
  )
}
