import { ArrowDown, ArrowRight, ArrowUp, Lock, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { formatCount } from '../ui/format/number.ts'
import { HolderChip } from '../ui/identity/HolderChip.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import type { OwnershipRun, RuleVersion, ShownRule } from './api.ts'
import { insertRule, moveRule, toInput, type RuleInput } from './rule-order.ts'
import { RuleDialog } from './RuleDialog.tsx'
import styles from './rules.module.css'

interface RuleListProps {
  version: RuleVersion
  run: OwnershipRun | undefined
  isEditable: boolean
  onSave: (rules: RuleInput[]) => Promise<void>
}

/** The rules as sentences from the top; in a draft they can be changed, moved and removed. */
export function RuleList({ version, run, isEditable, onSave }: RuleListProps) {
  const { t } = useTranslation('rules')
  const [editing, setEditing] = useState<{ rule: ShownRule | null }>()
  const hits = new Map(run?.preview?.rules.map((rule) => [rule.position, rule.hits]))
  const inputs = version.rules.map(toInput)
  const save = async (rule: RuleInput) => {
    const index = editing?.rule ? version.rules.indexOf(editing.rule) : -1
    await onSave(index < 0 ? insertRule(inputs, rule) : inputs.map((one, i) => (i === index ? rule : one)))
    setEditing(undefined)
  }
  return (
    <section aria-label={t('rules:list')}>
      <div className={styles['listHead']}>
        <p className="meta">{t('rules:hint')}</p>
        {isEditable && (
          <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => setEditing({ rule: null })}>
            {t('rules:add')}
          </Button>
        )}
      </div>
      {version.findings.map((finding) => (
        <Notice key={`${finding.code}:${finding.position}`} tone="warn">
          <b>{t(`rules:finding.${finding.severity}`)}</b> {finding.message}
        </Notice>
      ))}
      <div className={styles['columns']} aria-hidden="true">
        <span />
        <span>{t('rules:whenCustomer')}</span>
        <span />
        <span>{t('rules:goesTo')}</span>
        <span className={styles['hits']}>{run ? t('rules:hits') : ''}</span>
        {isEditable && <span className={styles['tools']} />}
      </div>
      <ol className={styles['rules']}>
        {version.rules.map((rule, index) => (
          <li key={rule.id} className={styles['rule']}>
            <span className={styles['position']}>
              {rule.when === null ? <Lock aria-hidden="true" /> : rule.position}
            </span>
            <span className={styles['when']}>
              {rule.name && <small className="meta">{rule.name}</small>}
              <b>{rule.when === null ? t('rules:otherwise') : rule.conditionText}</b>
            </span>
            <ArrowRight aria-hidden="true" className={styles['arrow']} />
            <Target rule={rule} />
            <span className={styles['hits']}>
              {hits.has(rule.position) ? formatCount(hits.get(rule.position)) : ''}
            </span>
            {isEditable && (
              <span className={styles['tools']}>
                {rule.when !== null && (
                  <>
                    <IconButton
                      size="small"
                      label={t('rules:up', { position: rule.position })}
                      icon={<ArrowUp aria-hidden="true" />}
                      disabled={index === 0}
                      onClick={() => void onSave(moveRule(inputs, index, -1))}
                    />
                    <IconButton
                      size="small"
                      label={t('rules:down', { position: rule.position })}
                      icon={<ArrowDown aria-hidden="true" />}
                      disabled={index >= version.rules.length - 2}
                      onClick={() => void onSave(moveRule(inputs, index, 1))}
                    />
                  </>
                )}
                <IconButton
                  size="small"
                  label={t('rules:editRule', { position: rule.position })}
                  icon={<Pencil aria-hidden="true" />}
                  onClick={() => setEditing({ rule })}
                />
                {rule.when !== null && (
                  <IconButton
                    size="small"
                    label={t('rules:remove', { position: rule.position })}
                    icon={<Trash2 aria-hidden="true" />}
                    onClick={() => void onSave(inputs.filter((_, i) => i !== index))}
                  />
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {editing && <RuleDialog rule={editing.rule} onClose={() => setEditing(undefined)} onSave={save} />}
    </section>
  )
}

function Target({ rule }: { rule: ShownRule }) {
  const { t } = useTranslation('rules')
  const { target } = rule
  const note = !target.isActive
    ? t('rules:inactive')
    : target.kind === 'department'
      ? t('rules:shared', { count: target.people ?? 0 })
      : undefined
  return <HolderChip kind={target.kind === 'department' ? 'team' : target.kind} name={target.name} note={note} />
}
