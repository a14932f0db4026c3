import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createOrder, getOrder, patchOrder } from '@zhike/core/orders/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Order } from '@zhike/core/orders/schema'
import { callRoute } from '../app/api-client.ts'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { customFieldsQuery } from '../custom-fields/api.ts'
import { CustomFieldInputs } from '../custom-fields/CustomFieldInputs.tsx'
import { refreshCustomer } from '../customers/api.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { exchangeRatesQuery } from './api.ts'
import { linesTotal } from './order-amount.ts'
import { filledLines, missingParts, orderBody, orderDraftOf, type OrderDraft } from './order-draft.ts'
import { OrderLines } from './OrderLines.tsx'
import styles from './orders.module.css'

/** Fields of orders are those of every order. */
const ofAnyCustomer = { kind: '', tier: null }

interface OrderDialogProps {
  customerId: string
  /** Absent = a new one. */
  order?: Order | undefined
  open: boolean
  onClose: () => void
}

export function OrderDialog(props: OrderDialogProps) {
  const { t } = useTranslation('orders')
  // The form begins with every field there is.
  const { data: custom } = useQuery({ ...customFieldsQuery('order'), enabled: props.open })
  return (
    <Dialog
      title={props.order ? t('orders:edit') : t('orders:add')}
      open={props.open}
      onClose={props.onClose}
      width={680}
    >
      {custom ? <OrderForm {...props} custom={custom} /> : <LoadingState lines={4} />}
    </Dialog>
  )
}

type OrderFormProps = OrderDialogProps & { custom: readonly CustomField[] }

function OrderForm({ customerId, order, custom, onClose }: OrderFormProps) {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const queryClient = useQueryClient()
  const rates = useQuery(exchangeRatesQuery)
  // A number that is masked here is not the number.
  const isMasked = (field: CustomField) => String(order?.custom?.[field.key] ?? '').includes('***')
  const [own] = useState(() => custom.filter((field) => !isMasked(field)))
  const [version, setVersion] = useState(order?.version ?? 0)
  const [draft, setDraft] = useState<OrderDraft>(() => orderDraftOf(order, own, format))
  const [theirs, setTheirs] = useState<Order>()
  const [wasTried, setTried] = useState(false)
  const change = (patch: Partial<OrderDraft>) => setDraft({ ...draft, ...patch })

  const save = useMutation({
    mutationFn: () =>
      order
        ? callRoute(patchOrder, {
            params: { id: customerId, orderId: order.id },
            version,
            body: orderBody(draft, own, format.timeZone),
          })
        : callRoute(createOrder, { params: { id: customerId }, body: orderBody(draft, own, format.timeZone) }),
    onSuccess: async (saved) => {
      showToast({
        text: t('orders:saved', { number: saved.number, amount: format.money(saved.amount, 2, saved.currency) }),
      })
      onClose()
      await refreshCustomer(queryClient, customerId)
    },
    onError: async (error) => {
      if (!order || !isLostUpdate(error)) return
      const current = await callRoute(getOrder, { params: { id: customerId, orderId: order.id } })
      setTheirs(current)
      setVersion(current.version)
    },
  })
  const missing = missingParts(draft)
  const errors = save.error instanceof ApiProblem ? save.error.fieldMessages : {}
  const required = (part: string, words: string) => errors[part] ?? (wasTried && missing.has(part) ? words : undefined)
  const lines = filledLines(draft)
  const total = linesTotal(lines)
  const currencies = [format.currency, ...(rates.data?.items.map((rate) => rate.currency) ?? [])]
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (missing.size === 0) save.mutate()
      }}
    >
      {theirs && (
        <Notice tone="warn">
          <p className="strong">{t('orders:conflict')}</p>
          <p>
            {theirs.number} {theirs.orderedOn} {format.money(theirs.amount, 2, theirs.currency)}
          </p>
          <Button tone="link" onClick={() => setDraft(orderDraftOf(theirs, own, format))}>
            {t('orders:takeTheirs')}
          </Button>
        </Notice>
      )}
      <div className={styles['three']}>
        <TextField
          label={t('orders:field.number')}
          maxLength={100}
          value={draft.number}
          error={required('number', t('orders:need.number'))}
          onChange={(event) => change({ number: event.target.value })}
        />
        <TextField
          type="date"
          label={t('orders:field.orderedOn')}
          min="1900-01-01"
          max="2199-12-31"
          value={draft.orderedOn}
          error={required('orderedOn', t('orders:need.orderedOn'))}
          onChange={(event) => change({ orderedOn: event.target.value })}
        />
        {currencies.length > 1 ? (
          <SelectField
            label={t('orders:field.currency')}
            value={draft.currency}
            error={errors['currency']}
            options={[...new Set([...currencies, draft.currency])].map((one) => ({ value: one, label: one }))}
            onChange={(event) => change({ currency: event.target.value })}
          />
        ) : (
          <TextField label={t('orders:field.currency')} value={draft.currency} readOnly />
        )}
      </div>
      <OrderLines
        lines={draft.lines}
        missing={wasTried ? missing : new Set()}
        onChange={(next) => change({ lines: next })}
      />
      {lines.length > 0 ? (
        <div className={styles['total']}>
          <span className="text-2">{t('orders:total')}</span>
          <b>{total === undefined ? '—' : format.exactMoney(total, draft.currency)}</b>
        </div>
      ) : (
        <TextField
          label={t('orders:field.amount')}
          inputMode="decimal"
          value={draft.amount}
          error={required('amount', t('orders:need.amount'))}
          hint={t('orders:amountHint')}
          onChange={(event) => change({ amount: event.target.value })}
        />
      )}
      <Checkbox checked={draft.isReturn} onChange={(event) => change({ isReturn: event.target.checked })}>
        {t('orders:isReturn')}
      </Checkbox>
      <TextAreaField
        label={t('orders:field.notes')}
        optional
        rows={2}
        maxLength={2000}
        value={draft.notes}
        onChange={(event) => change({ notes: event.target.value })}
      />
      <CustomFieldInputs
        fields={own}
        customer={ofAnyCustomer}
        values={draft.custom}
        onChange={(patch) => change({ custom: { ...draft.custom, ...patch } })}
        errors={errors}
        names={order?.customNames}
      />
      {save.error && !isLostUpdate(save.error) && <InlineProblem>{problemMessage(save.error)}</InlineProblem>}
      <div className={styles['foot']}>
        <Button onClick={onClose}>{t('orders:cancel')}</Button>
        <Button type="submit" tone="primary" loading={save.isPending}>
          {theirs ? t('orders:saveAgain') : t('orders:save')}
        </Button>
      </div>
    </form>
  )
}

function isLostUpdate(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 412
}
