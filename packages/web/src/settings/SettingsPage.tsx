import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { RelationKindsSection } from '../customer-relations/RelationKindsSection.tsx'
import { RulesSection } from '../duplicates/RulesSection.tsx'
import { RequiredSection } from '../second-factor/RequiredSection.tsx'
import { ProvidersSection } from '../single-sign-on/ProvidersSection.tsx'
import { PlainHttpNotice } from '../app/PlainHttpNotice.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { useCan } from '../app/session/use-session.ts'
import { MailSection } from '../mail/MailSection.tsx'
import { CompanySection } from './CompanySection.tsx'
import { ExportSection } from './ExportSection.tsx'
import { FilesSection } from './FilesSection.tsx'
import { PasswordLengthSection } from './PasswordLengthSection.tsx'
import { MaskSection } from './MaskSection.tsx'
import { RatesSection } from './RatesSection.tsx'
import { SpecialDaysSection } from './SpecialDaysSection.tsx'
import { UntouchedSection } from './UntouchedSection.tsx'
import styles from './settings.module.css'

/** 设置: what holds for the whole company. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const canManage = useCan('settings.manage')
  return (
    <>
      <PageHead title={t('settings:title')} />
      <PageBody>
        <div className={styles['notice']}>
          <PlainHttpNotice canMend />
        </div>
        <CompanySection />
        <UntouchedSection />
        <MaskSection />
        <RatesSection />
        {canManage && <RelationKindsSection />}
        {canManage && <PasswordLengthSection />}
        {canManage && <ExportSection />}
        {canManage && <SpecialDaysSection />}
        {canManage && <FilesSection />}
        {canManage && <RulesSection />}
        {canManage && <MailSection />}
        {canManage && <RequiredSection />}
        {canManage && <ProvidersSection />}
        <FormSection title={t('settings:elsewhere.title')} text={t('settings:elsewhere.text')}>
          <ul className={styles['links']}>
            <li>
              <Link to="/tiers">{t('settings:elsewhere.tiers')}</Link>
            </li>
            <li>
              <Link to="/tags">{t('settings:elsewhere.tags')}</Link>
            </li>
            <li>
              <Link to="/rules">{t('settings:elsewhere.rules')}</Link>
            </li>
            <li>
              <Link to="/fields">{t('settings:elsewhere.fields')}</Link>
            </li>
            <li>
              <Link to="/pools">{t('settings:elsewhere.pools')}</Link>
            </li>
            <li>
              <Link to="/people">{t('settings:elsewhere.people')}</Link>
            </li>
            <li>
              <Link to="/backups">{t('settings:elsewhere.backups')}</Link>
            </li>
            <li>
              <Link to="/roles">{t('settings:elsewhere.roles')}</Link>
            </li>
          </ul>
        </FormSection>
      </PageBody>
    </>
  )
}
