import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { ListedCustomer } from '@zhike/core/customers/schema'
import { useFormat } from '../../app/session/use-format.ts'
import { useCustomFields } from '../../custom-fields/api.ts'
import { CustomValueText } from '../../custom-fields/CustomValueText.tsx'
import { useReferenceNames } from '../../reference/use-reference.ts'
import { TagLine } from '../../tags/TagLine.tsx'
import type { Column } from '../../ui/table/column.ts'
import { HolderMark } from '../HolderMark.tsx'
import { LastContact } from '../LastContact.tsx'
import { NextContactDay } from '../NextContactDay.tsx'
import { PhoneNumber } from '../PhoneNumber.tsx'
import { TierMark, VipMark } from '../TierMark.tsx'
import { CellText } from './CellText.tsx'
import { EditableCell } from './EditableCell.tsx'
import styles from '../customers.module.css'

export function useCustomerColumns(): Column<ListedCustomer>[] {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const names = useReferenceNames()
  const unit = format.moneyUnit
  const custom = useCustomFields('customer')
  return [
    {
      key: 'name',
      title: t('customers:column.name'),
      sortKey: 'name',
      maxWidth: 300,
      render: (row) => (
        <div className={styles['name']}>
          <TierMark tier={row.tier} />
          <Link to="/customers/$customerId" params={{ customerId: row.id }} title={row.name}>
            {row.shortName ?? row.name}
          </Link>
          <VipMark isVip={row.isVip} />
        </div>
      ),
    },
    {
      key: 'contact',
      title: t('customers:column.contact'),
      render: (row) => <PrimaryContact row={row} />,
    },
    {
      key: 'region',
      title: t('customers:column.region'),
      render: (row) => (
        <EditableCell row={row} field="regionCode">
          <CellText text={row.regionCode && (names.region(row.regionCode) || undefined)} />
        </EditableCell>
      ),
    },
    {
      key: 'industry',
      title: t('customers:column.industry'),
      maxWidth: 112,
      render: (row) => (
        <EditableCell row={row} field="industryCode">
          <CellText text={row.industryCode && (names.industry(row.industryCode) || undefined)} />
        </EditableCell>
      ),
    },
    {
      key: 'tags',
      title: t('customers:column.tags'),
      maxWidth: 128,
      render: (row) => row.tags && <TagLine tags={row.tags} />,
    },
    ...custom.filter((field) => field.type !== 'longText').map(customColumn),
    {
      key: 'revenue12m',
      title: unit ? `${t('customers:column.revenue')} ${unit}` : t('customers:column.revenue'),
      align: 'end',
      sortKey: 'revenue12m',
      render: (row) => (
        <span
          className={row.revenue12m ? 'strong' : 'text-3'}
          title={row.revenue12m ? format.exactMoney(row.revenue12m) : undefined}
        >
          {format.moneyCell(row.revenue12m)}
        </span>
      ),
    },
    {
      key: 'lastOrderOn',
      title: t('customers:column.lastOrder'),
      align: 'end',
      sortKey: 'lastOrderOn',
      render: (row) => <span className="text-2">{format.date(row.lastOrderOn)}</span>,
    },
    {
      key: 'lastFollowUpAt',
      title: t('customers:column.lastFollowUp'),
      align: 'end',
      sortKey: 'lastFollowUpAt',
      render: (row) => <LastContact at={row.lastFollowUpAt ?? null} tier={row.tier} />,
    },
    {
      key: 'nextContactOn',
      title: t('customers:column.nextContact'),
      align: 'end',
      sortKey: 'nextContactOn',
      firstDirection: 'asc',
      render: (row) => <NextContactDay on={row.nextContactOn ?? null} step={row.nextStep ?? null} />,
    },
    ...(['nextBirthdayOn', 'nextAnniversaryOn'] as const).map((field) => ({
      key: field,
      title: t(`customers:listColumn.${field}`),
      align: 'end' as const,
      sortKey: field,
      firstDirection: 'asc' as const,
      render: (row: ListedCustomer) => <span className="text-2">{format.date(row[field])}</span>,
    })),
    {
      key: 'completeness',
      title: t('customers:listColumn.completeness'),
      align: 'end',
      sortKey: 'completeness',
      firstDirection: 'asc',
      render: (row) => (
        <span className="text-2">{typeof row.completenessPercent === 'number' && `${row.completenessPercent}%`}</span>
      ),
    },
    {
      key: 'holder',
      title: t('customers:column.holder'),
      maxWidth: 140,
      render: (row) => <HolderMark holder={row.holder} />,
    },
    {
      key: 'tier',
      title: t('customers:listColumn.tier'),
      render: (row) => <TierMark tier={row.tier} />,
    },
    {
      key: 'kind',
      title: t('customers:listColumn.kind'),
      render: (row) => <CellText text={t(`customers:kind.${row.kind}`)} />,
    },
    ...(['shortName', 'size', 'source', 'phone'] as const).map((field) => ({
      key: field,
      title: t(`customers:listColumn.${field}`),
      maxWidth: 200,
      render: (row: ListedCustomer) => (
        <EditableCell row={row} field={field}>
          {field === 'phone' && row.phone ? (
            <PhoneNumber phone={row.phone} of={row.shortName ?? row.name} />
          ) : (
            <CellText text={row[field]} />
          )}
        </EditableCell>
      ),
    })),
    {
      key: 'externalId',
      title: t('customers:listColumn.externalId'),
      maxWidth: 160,
      render: (row) => <CellText text={row.externalId} />,
    },
    {
      key: 'orderCount',
      title: t('customers:listColumn.orderCount'),
      align: 'end',
      render: (row) => row.orderCount !== undefined && <span className="text-2">{row.orderCount || '—'}</span>,
    },
    {
      key: 'nextStep',
      title: t('customers:listColumn.nextStep'),
      maxWidth: 220,
      render: (row) => <CellText text={row.nextStep} />,
    },
    {
      key: 'parent',
      title: t('customers:listColumn.parent'),
      maxWidth: 200,
      render: ({ parent }) =>
        parent ? (
          <div className="ellipsis" title={parent.name}>
            <Link to="/customers/$customerId" params={{ customerId: parent.id }} className="text-2">
              {parent.name}
            </Link>
          </div>
        ) : (
          <CellText text={null} />
        ),
    },
    {
      key: 'createdAt',
      title: t('customers:listColumn.createdAt'),
      align: 'end',
      sortKey: 'createdAt',
      render: (row) => <span className="text-2">{format.instantAgo(row.createdAt)}</span>,
    },
  ]
}

const figures: ReadonlySet<string> = new Set(['number', 'money', 'percent', 'date', 'dateTime'])

/** A field of the company's own. */
function customColumn(field: CustomField): Column<ListedCustomer> {
  const name = conditionName(field.key)
  return {
    key: name,
    title: field.label,
    maxWidth: 180,
    ...(figures.has(field.type) ? { align: 'end' as const } : {}),
    ...(field.isSortable ? { sortKey: name } : {}),
    render: (row) =>
      row.custom && row.custom[field.key] === undefined ? (
        <CellText text={null} />
      ) : (
        <div className="ellipsis text-2">
          <CustomValueText field={field} value={row.custom?.[field.key]} names={row.customNames} compact />
        </div>
      ),
  }
}

function PrimaryContact({ row }: { row: ListedCustomer }) {
  const contact = row.primaryContact
  const phone = contact?.mobile ?? row.phone
  if (!contact && !phone) return <span className="text-3">—</span>
  const name = contact?.name ?? row.shortName ?? row.name
  return (
    <div className={styles['contact']}>
      {contact && (
        <span
          className={`${styles['contactName']} ellipsis`}
          title={[contact.name, contact.title].filter(Boolean).join(' ')}
        >
          {contact.name}
        </span>
      )}
      {phone && <PhoneNumber phone={phone} of={name} />}
    </div>
  )
}
