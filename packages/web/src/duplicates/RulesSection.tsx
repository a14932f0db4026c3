import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { against, evidenceKinds } from '@zhike/core/duplicates/evidence'
import { fallbackRules, type DuplicateRules } from '@zhike/core/duplicates/rules'
import { settings } from '@zhike/core/settings/settings'
import { problemMessage } from '../app/api-problem.ts'
import { settingsQuery, useSaveSetting } from '../settings/api.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { rulesForm, rulesValue } from './rules-form.ts'
import styles from './duplicates.module.css'

const key = 'duplicates.rules'

// It knows every place there is, to take it off a name: not for everybody who looks at the settings.
const RulesExample = lazy(async () => ({ default: (await import('./RulesExample.tsx')).RulesExample }))

/** 查重规则: what each finding weighs, and from which score on two are shown as likely the same. */
export function RulesSection() {
  const { t } = useTranslation('duplicates')
  const { data } = useQuery(settingsQuery)
  const entry = data?.items.find((one) => one.key === key)
  const value = settings[key].schema.safeParse(entry?.value)
  return (
    <FormSection title={t('duplicates:rules.title')} text={t('duplicates:rules.text')}>
      {value.success ? <RulesForm key={entry?.updatedAt ?? 'default'} rules={value.data} /> : <LoadingState />}
    </FormSection>
  )
}

const inFavour = evidenceKinds.filter((kind) => !against.has(kind))

function RulesForm({ rules }: { rules: DuplicateRules }) {
  const { t } = useTranslation('duplicates')
  const [form, setForm] = useState(() => rulesForm(rules))
  const [problem, setProblem] = useState<string>()
  const save = useSaveSetting(key)
  const value = rulesValue(form)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!value) return setProblem(t('duplicates:rules.wrong'))
    try {
      await save.mutateAsync(value)
      setProblem(undefined)
      showToast({ text: t('duplicates:rules.saved') })
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  const weights = (kinds: readonly (typeof evidenceKinds)[number][]) => (
    <div className={styles['weights']}>
      {kinds.map((kind) => (
        <TextField
          key={kind}
          label={t(`duplicates:evidence.${kind}`)}
          inputMode="numeric"
          maxLength={3}
          value={form.weights[kind]}
          onChange={(event) => setForm({ ...form, weights: { ...form.weights, [kind]: event.target.value } })}
        />
      ))}
    </div>
  )
  return (
    <form className={styles['rules']} onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{t('duplicates:rules.inFavour')}</legend>
        {weights(inFavour)}
      </fieldset>
      <fieldset>
        <legend>{t('duplicates:rules.against')}</legend>
        {weights([...against])}
      </fieldset>
      <div className={styles['limits']}>
        <TextField
          label={t('duplicates:rules.listFrom')}
          hint={t('duplicates:rules.listFromHint')}
          inputMode="numeric"
          maxLength={3}
          value={form.listFrom}
          onChange={(event) => setForm({ ...form, listFrom: event.target.value })}
        />
        <TextField
          label={t('duplicates:rules.mostSharing')}
          hint={t('duplicates:rules.mostSharingHint')}
          inputMode="numeric"
          maxLength={3}
          value={form.mostSharing}
          onChange={(event) => setForm({ ...form, mostSharing: event.target.value })}
        />
      </div>
      <Suspense fallback={<LoadingState />}>
        <RulesExample rules={value} />
      </Suspense>
      {problem && <InlineProblem>{problem}</InlineProblem>}
      <div className={styles['rulesFoot']}>
        <Button type="submit" tone="primary" loading={save.isPending}>
          {t('duplicates:rules.save')}
        </Button>
        <Button tone="text" onClick={() => setForm(rulesForm(fallbackRules))}>
          {t('duplicates:rules.usual')}
        </Button>
      </div>
    </form>
  )
}
