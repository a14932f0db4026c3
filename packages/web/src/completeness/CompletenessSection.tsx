import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { lockedFields } from '../customers/field-rules.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { AskNext } from './AskNext.tsx'
import { isAskable } from './questions.ts'
import styles from './completeness.module.css'

/** 资料完整度: how much is known, ring by ring, and the next best question, answered where it is asked. */
export function CompletenessSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('completeness')
  const [passed, setPassed] = useState(0)
  const { percent, rings, missing } = customer.completeness
  const locked = lockedFields(customer.fieldRules, 'customer')
  const questions = missing.filter(({ key }) => isAskable(key) && !locked.has(key))
  const question = questions[passed % Math.max(1, questions.length)]
  const mayAnswer = customer.abilities.update && question !== undefined
  return (
    <Section title={t('completeness:title')} end={<b>{percent}%</b>}>
      <ul className={styles['rings']}>
        {rings.map(({ ring, percent: share }) => (
          <li key={ring} title={t(`completeness:about.${ring}`)}>
            <span className="meta">
              {t(`completeness:ring.${ring}`)} {share}%
            </span>
            <i className={styles['bar']} aria-hidden="true">
              <b style={{ width: `${share}%` }} />
            </i>
          </li>
        ))}
      </ul>
      {percent === 100 && <p className="meta">{t('completeness:complete')}</p>}
      {mayAnswer && (
        <div className={styles['ask']}>
          <div className={styles['askHead']}>
            <span className="meta">{t('completeness:next', { points: question.weight })}</span>
            {questions.length > 1 && (
              <Button tone="text" size="small" onClick={() => setPassed(passed + 1)}>
                {t('completeness:another')}
              </Button>
            )}
          </div>
          <AskNext key={question.key} question={question.key} customer={customer} />
        </div>
      )}
    </Section>
  )
}
