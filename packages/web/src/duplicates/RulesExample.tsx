import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { evidenceKinds, scoreOf, wordedEvidence, type Evidence as Kind } from '@zhike/core/duplicates/evidence'
import { evidenceBetween } from '@zhike/core/duplicates/evidence-between'
import { domainsOfQuestion, keysOfQuestion, type DuplicateQuestion } from '@zhike/core/duplicates/question'
import type { DuplicateRules } from '@zhike/core/duplicates/rules'
import { TextField } from '../ui/controls/TextField.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { Evidence } from './Evidence.tsx'
import styles from './duplicates.module.css'

type Side = Record<'name' | 'phone' | 'email' | 'creditCode', string>

const fields = ['name', 'phone', 'email', 'creditCode'] as const

/** Two made-up companies that may be changed: what the rules as they stand on the page make of them. */
export function RulesExample({ rules }: { rules: DuplicateRules | null }) {
  const { t } = useTranslation('duplicates')
  const [sides, setSides] = useState<[Side, Side]>(() => [
    { name: t('duplicates:rules.example.one'), phone: '0574-5550 0101', email: '', creditCode: '' },
    { name: t('duplicates:rules.example.other'), phone: '+86 574 55500101', email: '', creditCode: '' },
  ])
  const evidence = evidenceOfPair(questionOf(sides[0]), questionOf(sides[1]))
  const score = rules ? scoreOf(evidence, rules.weights) : null
  const change = (place: 0 | 1, field: keyof Side, value: string) => {
    const side = { ...sides[place], [field]: value }
    setSides(place === 0 ? [side, sides[1]] : [sides[0], side])
  }
  return (
    <fieldset className={styles['example']}>
      <legend>{t('duplicates:rules.example.title')}</legend>
      <div className={styles['exampleSides']}>
        {([0, 1] as const).map((place) => (
          <div key={place} className={styles['exampleSide']}>
            {fields.map((field) => (
              <TextField
                key={field}
                label={t(`duplicates:rules.example.${field}`, { no: place + 1 })}
                maxLength={200}
                value={sides[place][field]}
                onChange={(event) => change(place, field, event.target.value)}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={styles['exampleResult']} role="status">
        {score === null || !rules ? (
          t('duplicates:rules.wrong')
        ) : (
          <>
            <b>{t('duplicates:rules.example.score', { score })}</b>
            <Tag tone={score >= rules.listFrom ? 'warn' : 'plain'}>
              {score >= rules.listFrom ? t('duplicates:rules.example.likely') : t('duplicates:rules.example.unlikely')}
            </Tag>
            <Evidence evidence={wordedEvidence(evidence)} />
          </>
        )}
      </p>
    </fieldset>
  )
}

function questionOf({ name, phone, email, creditCode }: Side): DuplicateQuestion {
  return { kind: 'organisation', name, phone, email, creditCode }
}

/** What the two share, by the keys that customers are found by. */
function evidenceOfPair(one: DuplicateQuestion, other: DuplicateQuestion): Kind[] {
  const known = new Set(keysOfQuestion(other).map(({ evidence, value }) => `${evidence} ${value}`))
  const shared = new Set<Kind>(
    keysOfQuestion(one).flatMap(({ evidence, value }) => (known.has(`${evidence} ${value}`) ? evidence : [])),
  )
  const domains = domainsOfQuestion(other)
  if (domainsOfQuestion(one).some((domain) => domains.includes(domain))) shared.add('domain')
  const side = (question: DuplicateQuestion) => ({ kind: 'organisation', creditCode: question.creditCode ?? null })
  const found = evidenceBetween(shared, side(one), side(other))
  return evidenceKinds.filter((kind) => found.includes(kind))
}
