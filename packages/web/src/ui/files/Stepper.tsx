import { Check } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './stepper.module.css'

/** Where one is on a way of few steps. */
export function Stepper({ label, steps, current }: { label: string; steps: readonly string[]; current: number }) {
  const { t } = useTranslation('ui')
  return (
    <ol className={styles['steps']} aria-label={label}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'ahead'
        return (
          <Fragment key={step}>
            <li data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
              {state === 'done' && <Check aria-hidden="true" />}
              {step}
              {state === 'done' && <span className="visually-hidden">{t('ui:steps.done')}</span>}
            </li>
          </Fragment>
        )
      })}
    </ol>
  )
}
