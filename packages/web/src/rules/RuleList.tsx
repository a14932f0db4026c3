import { ArrowDown, ArrowRight, ArrowUp, GripVertical, Lock, Pencil, Plus, Trash2 } from 'lucide-react'
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
import { useDragOrder } from './use-drag-order.ts'
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
  // The new order shows while it is being saved; what comes back replaces it.
  const [moved, setMoved] = useState<readonly ShownRule[]>()
  const rules = moved ?? version.rules
  const inputs = rules.map(toInput)
  const reorder = async (from: number, to: number) => {
    const next = moveRule(rules, from, to)
    setMoved(next)
    await onSave(next.map(toInput))
    setMoved(undefined)
  }
  const drag = useDragOrder((from, to) => void reorder(from, to))
  const save = async (rule: RuleInput) => {
    const index = editing?.rule ? rules.indexOf(editing.rule) : -1
    await onSave(index < 0 ? insertRule(inputs, rule) : inputs.map((one, i) => (i === index ? rule : one)))
    setEditing(undefined)
  }
  return (
    <section aria-label={t('rules:list')} className={isEditable ? styles['editable'] : undefined}>
      <div className={styles['listHead']}>
        <p className="meta">{t(isEditable ? 'rules:hintDrag' : 'rules:hint')}</p>
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
      <ol data-dragging={drag.dragged !== undefined || undefined}>
        {rules.map((rule, index) => (
          <li
            key={rule.id}
            className={styles['rule']}
            style={drag.styleOf(index)}
            data-dragged={drag.dragged === index || undefined}
          >
            <span className={styles['position']}>
              {isEditable && rule.when !== null && (
                // The arrows do the same by keyboard.
                <span
                  aria-hidden="true"
                  title={t('rules:drag')}
                  className={styles['grip']}
                  onPointerDown={(event) => drag.start(index, event)}
                >
                  <GripVertical />
                </span>
              )}
              {rule.when === null ? <Lock aria-hidden="true" /> : index + 1}
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
                      label={t('rules:up', { position: index + 1 })}
                      icon={<ArrowUp aria-hidden="true" />}
                      disabled={index === 0}
                      onClick={() => void reorder(index, index - 1)}
                    />
                    <IconButton
                      size="small"
                      label={t('rules:down', { position: index + 1 })}
                      icon={<ArrowDown aria-hidden="true" />}
                      disabled={index >= rules.length - 2}
                      onClick={() => void reorder(index, index + 1)}
                    />
                  </>
                )}
                <IconButton
                  size="small"
                  label={t('rules:editRule', { position: index + 1 })}
                  icon={<Pencil aria-hidden="true" />}
                  onClick={() => setEditing({ rule })}
                />
                {rule.when !== null && (
                  <IconButton
                    size="small"
                    label={t('rules:remove', { position: index + 1 })}
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
