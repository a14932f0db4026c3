import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { X } from 'lucide-react'
import { CustomerChooser } from '../custom-fields/CustomerChooser.tsx'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { personNamesQuery } from '../ownership/person-options.ts'
import { useCustomerNames } from '../customers/use-customer-names.ts'
import { poolsQuery } from '../pools/api.ts'
import { segmentsQuery } from '../segments/api.ts'
import { SegmentChooser } from '../segments/SegmentChooser.tsx'
import { tagsQuery } from '../tags/api.ts'
import { TagChooser } from '../tags/TagChooser.tsx'
import { CodeTreePicker } from '../reference/CodeTreePicker.tsx'
import { toggleCode } from '../reference/toggle-code.ts'
import { useIndustries, useRegions } from '../reference/use-reference.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import styles from './filter.module.css'

interface ListFieldProps {
  label: string
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Regions or industries, with everything below them. */
export function CodesField({ type, label, chosen, onChange }: ListFieldProps & { type: 'region' | 'industry' }) {
  const regions = useRegions()
  const industries = useIndustries()
  const tree = type === 'region' ? regions : industries
  const names = chosen.map((code) => tree?.find(code)?.name ?? code)
  return (
    <Picked label={label} names={names} width={560}>
      {tree ? (
        <CodeTreePicker
          label={label}
          tree={tree}
          chosen={chosen}
          multiple
          onPick={(code) => onChange(toggleCode(tree, chosen, code))}
        />
      ) : (
        <LoadingState />
      )}
    </Picked>
  )
}

export function PeopleField({ label, chosen, onChange }: ListFieldProps) {
  const people = useQuery(personNamesQuery(chosen.join(',')))
  const names = chosen.map((id) => people.data?.find((one) => one.id === id)?.name ?? '…')
  return (
    <Picked label={label} names={names} width={300}>
      <PersonChooser label={label} chosen={chosen} onPick={({ id }) => onChange(toggled(chosen, id))} />
    </Picked>
  )
}

/** Customers, by the name of each; found by any part of it. */
export function CustomersField({ label, chosen, onChange }: ListFieldProps) {
  const { t } = useTranslation('filter')
  const nameOf = useCustomerNames(chosen)
  const names = chosen.map(nameOf)
  return (
    <Picked label={label} names={names} width={300}>
      <div className={styles['group']}>
        {chosen.map((id, index) => (
          <Button key={id} size="small" icon={<X />} onClick={() => onChange(toggled(chosen, id))}>
            {t('filter:without', { name: names[index] })}
          </Button>
        ))}
        <CustomerChooser label={label} onPick={({ id }) => !chosen.includes(id) && onChange([...chosen, id])} />
      </div>
    </Picked>
  )
}

export function PoolsField({ label, chosen, onChange }: ListFieldProps) {
  const { data } = useQuery(poolsQuery(false))
  const pools = data?.items ?? []
  const names = chosen.map((id) => pools.find((one) => one.id === id)?.name ?? '…')
  return (
    <Picked label={label} names={names} width={240}>
      <div className={styles['group']}>
        {pools.map((pool) => (
          <Checkbox
            key={pool.id}
            checked={chosen.includes(pool.id)}
            onChange={() => onChange(toggled(chosen, pool.id))}
          >
            {pool.name}
          </Checkbox>
        ))}
      </div>
    </Picked>
  )
}

export function TagsField({ label, chosen, onChange }: ListFieldProps) {
  const { data } = useQuery(tagsQuery)
  const names = chosen.map((id) => data?.find((one) => one.id === id)?.name ?? '…')
  return (
    <Picked label={label} names={names} width={300}>
      <TagChooser
        label={label}
        states={new Map(chosen.map((id) => [id, 'all'] as const))}
        onToggle={(tag) => onChange(toggled(chosen, tag.id))}
      />
    </Picked>
  )
}

export function SegmentsField({ label, chosen, onChange }: ListFieldProps) {
  const { data } = useQuery(segmentsQuery)
  const names = chosen.map((id) => data?.find((one) => one.id === id)?.name ?? '…')
  return (
    <Picked label={label} names={names} width={300}>
      <SegmentChooser label={label} chosen={chosen} onToggle={(id) => onChange(toggled(chosen, id))} />
    </Picked>
  )
}

function Picked({
  label,
  names,
  width,
  children,
}: {
  label: string
  names: string[]
  width: number
  children: ReactNode
}) {
  const { t } = useTranslation('filter')
  return (
    <Popup
      title={label}
      width={width}
      trigger={
        <button
          type="button"
          className={`${styles['pick']} ellipsis`}
          aria-label={`${label} ${names.join(t('filter:comma'))}`}
        >
          {names.length > 0 ? names.join(t('filter:comma')) : <span className="text-3">{t('filter:choose')}</span>}
        </button>
      }
    >
      {() => children}
    </Popup>
  )
}

function toggled(chosen: readonly string[], one: string): string[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
}
