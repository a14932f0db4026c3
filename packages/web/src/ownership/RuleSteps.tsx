import { Check, Clock, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { ruleStep } from '@zhike/core/ownership/schema'
import styles from './why.module.css'

const icons = { 'not-met': X, met: Check, 'met-later': Clock }

/** The rules from the top: not met and the fact, met, and those that would have fitted as well. */
export function RuleSteps({ steps }: { steps: readonly z.output<typeof ruleStep>[] }) {
  const { t } = useTranslation('ownership')
  return (
    <ol className={styles['steps']}>
      {steps.map((step) => {
        const Icon = icons[step.outcome]
        return (
          <li key={step.position} data-outcome={step.outcome}>
            <span className={styles['mark']}>
              <Icon aria-hidden="true" />
            </span>
            <div>
              <span className="visually-hidden">{t(`ownership:outcome.${step.outcome}`)}</span>
              <div className={styles['rule']}>
                <span>{step.position}</span>
                <span>
                  {step.conditionText} → {step.targetText}
                </span>
              </div>
              <small>{step.factText}</small>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
