import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelationKind } from '@zhike/core/customer-relations/kinds'
import { useSettingForm } from '../privacy/use-setting-form.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Switch } from '../ui/controls/Switch.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import styles from './customer-relations.module.css'
import { useRelationKinds } from './use-relation-kinds.ts'

/** What customers can be to each other: those that come with the product can be switched off, own ones added. */
export function RelationKindsSection() {
  const { t } = useTranslation('customer-relations')
  const form = useSettingForm('relations.kinds')
  const { word, isMutual } = useRelationKinds()
  const [typed, setTyped] = useState({ first: '', second: '' })
  const [problem, setProblem] = useState<string>()
  const keep = async (list: RelationKind[]) => {
    const refused = await form.save(list)
    setProblem(refused)
    return refused === undefined
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const first = typed.first.trim()
    if (!form.value || !first) return
    const own = { key: newKey(form.value), first, second: typed.second.trim() || null, isOff: false }
    if (await keep([...form.value, own])) setTyped({ first: '', second: '' })
  }
  const labelOf = (key: string) =>
    isMutual(key)
      ? word(key, 'first')
      : t('customer-relations:kinds.pair', { first: word(key, 'first'), second: word(key, 'second') })
  return (
    <FormSection title={t('customer-relations:kinds.title')} text={t('customer-relations:kinds.text')}>
      {!form.value ? (
        <LoadingState lines={4} />
      ) : (
        <div className={styles['form']}>
          <ul className={styles['kinds']}>
            {form.value.map((kind) => (
              <li key={kind.key}>
                <span className="grow">{labelOf(kind.key)}</span>
                <Switch
                  checked={!kind.isOff}
                  aria-label={labelOf(kind.key)}
                  onChange={() =>
                    void keep(
                      (form.value ?? []).map((one) => (one.key === kind.key ? { ...one, isOff: !one.isOff } : one)),
                    )
                  }
                />
              </li>
            ))}
          </ul>
          <form className={styles['add']} onSubmit={(event) => void add(event)}>
            {(['first', 'second'] as const).map((side) => (
              <TextField
                key={side}
                label={t(`customer-relations:kinds.${side}`)}
                optional={side === 'second'}
                maxLength={40}
                value={typed[side]}
                onChange={(event) => setTyped({ ...typed, [side]: event.target.value })}
              />
            ))}
            <Button type="submit" loading={form.isSaving} disabled={!typed.first.trim()}>
              {t('customer-relations:kinds.add')}
            </Button>
          </form>
          {problem && <InlineProblem>{problem}</InlineProblem>}
        </div>
      )}
    </FormSection>
  )
}

/** Words may be Chinese, keys stand in the API. */
function newKey(list: readonly RelationKind[]): string {
  for (let number = 1; ; number++) {
    const key = `own-${number}`
    if (!list.some((one) => one.key === key)) return key
  }
}
