import { useQuery } from '@tanstack/react-query'
import { customerKinds, tiers } from '@zhike/core/customers/fields'
import { useCustomFields } from '../../custom-fields/api.ts'
import { CustomerChooser } from '../../custom-fields/CustomerChooser.tsx'
import { useCustomerNames } from '../../customers/use-customer-names.ts'
import { PersonChooser } from '../../ownership/PersonChooser.tsx'
import { CodeTreePicker } from '../../reference/CodeTreePicker.tsx'
import { toggleCode } from '../../reference/toggle-code.ts'
import { useIndustries, useRegions } from '../../reference/use-reference.ts'
import { poolsQuery } from '../../pools/api.ts'
import { TagChooser } from '../../tags/TagChooser.tsx'
import { Checkbox } from '../../ui/controls/Checkbox.tsx'
import { LoadingState } from '../../ui/state/Skeleton.tsx'
import { SegmentChooser } from '../SegmentChooser.tsx'
import styles from '../segments.module.css'
import { ownOf, typeOf } from './fields.ts'
import { useConditionWords } from './use-condition-words.ts'

interface ListChooserProps {
  field: string
  chosen: readonly string[]
  segmentId: string | undefined
  onChange: (chosen: string[]) => void
}

/** Some of many: tags, segments, people, pools, divisions, tiers. */
export function ListChooser({ field, chosen, segmentId, onChange }: ListChooserProps) {
  const words = useConditionWords()
  const custom = useCustomFields('customer')
  const own = ownOf(field, custom)
  const areCustomers = typeOf(field, custom) === 'customers' || own?.type === 'customer'
  const regions = useRegions()
  const industries = useIndustries()
  const pools = useQuery({ ...poolsQuery(false), enabled: field === 'holderPoolId' }).data
  const label = words.field(field)
  const customerName = useCustomerNames(areCustomers ? chosen : [])
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  if (field === 'tag') {
    return (
      <TagChooser
        label={label}
        states={new Map(chosen.map((id) => [id, 'all'] as const))}
        onToggle={(tag) => toggle(tag.id)}
      />
    )
  }
  if (areCustomers) {
    return (
      <div className={styles['choices']}>
        {chosen.map((id) => (
          <Checkbox key={id} checked onChange={() => toggle(id)}>
            {customerName(id)}
          </Checkbox>
        ))}
        <CustomerChooser label={label} onPick={({ id }) => chosen.includes(id) || toggle(id)} />
      </div>
    )
  }
  if (field === 'segment') {
    return <SegmentChooser label={label} chosen={chosen} onToggle={toggle} exceptId={segmentId} />
  }
  if (field === 'holderPersonId' || own?.type === 'person') {
    return <PersonChooser label={label} chosen={chosen} onPick={(person) => toggle(person.id)} />
  }
  if (field === 'region' || field === 'industry' || own?.type === 'region') {
    const tree = field === 'industry' ? industries : regions
    if (!tree) return <LoadingState />
    const pick = (code: string) => onChange(toggleCode(tree, chosen, code))
    return <CodeTreePicker label={label} tree={tree} chosen={chosen} multiple onPick={pick} />
  }
  const options = own
    ? own.options.map(({ key }) => key)
    : field === 'holderPoolId'
      ? (pools?.items.map((pool) => pool.id) ?? [])
      : field === 'tier'
        ? tiers
        : customerKinds
  return (
    <ul className={styles['choices']} aria-label={label}>
      {options.map((option) => (
        <li key={option}>
          <Checkbox checked={chosen.includes(option)} onChange={() => toggle(option)}>
            {words.value(field, [option])}
          </Checkbox>
        </li>
      ))}
    </ul>
  )
}
