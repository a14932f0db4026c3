import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callRoute } from '../app/api-client.ts'
import { ApiProblem } from '../app/api-problem.ts'
import { setUpCompany } from '../app/door-routes.ts'
import { getLanguage } from '../app/i18n/translation.ts'
import { AdministratorForm } from './AdministratorForm.tsx'
import type { AdministratorDraft } from './check-administrator.ts'
import { CompanyForm, type CompanyDraft } from './CompanyForm.tsx'
import { SetupFrame } from './SetupFrame.tsx'
import { browserTimeZone } from './time-zones.ts'

/** Company, then administrator; both travel together, so that nothing half made is left behind. */
export function FirstRunPage() {
  const { t } = useTranslation('first-run')
  const [step, setStep] = useState<0 | 1>(0)
  const [company, setCompany] = useState<CompanyDraft>(() => ({
    code: '',
    name: '',
    locale: getLanguage(),
    timeZone: browserTimeZone(),
    currency: 'CNY',
  }))
  const [administrator, setAdministrator] = useState<AdministratorDraft>({
    name: '',
    email: '',
    phone: '',
    password: '',
  })
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('first-run:page') })
  }, [t])

  const setUp = useMutation({
    mutationFn: () => {
      const { code, ...rest } = company
      return callRoute(setUpCompany, { body: { code, company: rest, administrator } })
    },
    // The house is another program; it finds the new session by itself.
    onSuccess: () => window.location.replace('/begin'),
    onError: (error) => {
      // A wrong code is mended where it was entered.
      if (error instanceof ApiProblem && error.code.startsWith('setup.')) setStep(0)
    },
  })

  return (
    <SetupFrame step={step}>
      {step === 0 ? (
        <CompanyForm draft={company} onChange={setCompany} problem={setUp.error} onNext={() => setStep(1)} />
      ) : (
        <AdministratorForm
          draft={administrator}
          onChange={setAdministrator}
          problem={setUp.error}
          isBusy={setUp.isPending || setUp.isSuccess}
          onBack={() => setStep(0)}
          onSubmit={() => setUp.mutate()}
        />
      )}
    </SetupFrame>
  )
}
