import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SentBody } from '@zhike/core/api/route'
import { patchCustomer } from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { contactsQuery } from '../contacts/api.ts'
import { ContactDialog } from '../contacts/ContactDialog.tsx'
import { useCustomFields } from '../custom-fields/api.ts'
import { refreshCustomer } from '../customers/api.ts'
import { EditCustomerDialog } from '../customers/edit/EditCustomerDialog.tsx'
import { CodeField } from '../reference/CodeField.tsx'
import { useIndustries, useRegions } from '../reference/use-reference.ts'
import { SpecialDayDialog } from '../special-days/SpecialDayDialog.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import {
  isCodeQuestion,
  isDialogQuestion,
  isTextQuestion,
  type CodeQuestion,
  type DialogQuestion,
} from './questions.ts'
import styles from './completeness.module.css'

/** One question, with what answers it. */
export function AskNext({ question, customer }: { question: string; customer: Customer }) {
  if (isTextQuestion(question) || isCodeQuestion(question))
    return <FieldQuestion field={question} customer={customer} />
  if (isDialogQuestion(question)) return <DialogAnswer question={question} customer={customer} />
  return <CustomQuestion question={question} customer={customer} />
}

function FieldQuestion({ field, customer }: { field: string; customer: Customer }) {
  const { t } = useTranslation(['completeness', 'customers'])
  const client = useQueryClient()
  const [value, setValue] = useState('')
  const save = useMutation({
    mutationFn: () =>
      callRoute(patchCustomer, {
        params: { id: customer.id },
        version: customer.version,
        body: { [field]: value.trim() } as SentBody<typeof patchCustomer>,
      }),
    onSuccess: async () => {
      showToast({ text: t('completeness:thanks', { field: t(`customers:field.${field}`) }) })
      await refreshCustomer(client, customer.id)
    },
  })
  const error = save.error ? problemMessage(save.error) : undefined
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim() !== '') save.mutate()
      }}
    >
      {isCodeQuestion(field) ? (
        <CodeQuestionField field={field} value={value} error={error} onChange={setValue} />
      ) : (
        <TextField
          label={t(`completeness:question.${field}`)}
          value={value}
          error={error}
          maxLength={field === 'notes' ? 5000 : 300}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      <Button type="submit" loading={save.isPending} disabled={value.trim() === ''}>
        {t('completeness:save')}
      </Button>
    </form>
  )
}

interface CodeQuestionFieldProps {
  field: CodeQuestion
  value: string
  error: string | undefined
  onChange: (code: string) => void
}

function CodeQuestionField({ field, ...rest }: CodeQuestionFieldProps) {
  const { t } = useTranslation('completeness')
  const regions = useRegions()
  const industries = useIndustries()
  const tree = field === 'regionCode' ? regions : industries
  return <CodeField label={t(`completeness:question.${field}`)} tree={tree} {...rest} />
}

function DialogAnswer({ question, customer }: { question: DialogQuestion; customer: Customer }) {
  const { t } = useTranslation('completeness')
  const [isOpen, setOpen] = useState(false)
  const contacts = useQuery(contactsQuery(customer.id)).data
  const close = () => setOpen(false)
  const [primary] = contacts ?? []
  // A birthday needs somebody whose it is.
  const asksContact = question === 'reachableContact' || (question === 'contactBirthday' && primary === undefined)
  const kind = question === 'anniversary' ? (customer.kind === 'individual' ? 'wedding' : 'founding') : 'birthday'
  const begin = { kind, contactId: question === 'contactBirthday' ? (primary?.id ?? null) : null } as const
  return (
    <div className={styles['form']}>
      <span className="grow">{t(`completeness:question.${question}`)}</span>
      <Button onClick={() => setOpen(true)}>{t('completeness:answer')}</Button>
      {asksContact ? (
        <ContactDialog
          customerId={customer.id}
          contact={question === 'reachableContact' ? primary : undefined}
          rules={customer.fieldRules}
          open={isOpen}
          onClose={close}
        />
      ) : (
        isOpen && <SpecialDayDialog customer={customer} begin={begin} onClose={close} />
      )}
    </div>
  )
}

/** A field of the company's own is answered where its checks stand. */
function CustomQuestion({ question, customer }: { question: string; customer: Customer }) {
  const { t } = useTranslation('completeness')
  const [isOpen, setOpen] = useState(false)
  const field = useCustomFields('customer').find((one) => question === `custom.${one.key}`)
  if (!field) return <InlineProblem>{t('completeness:fieldGone')}</InlineProblem>
  return (
    <div className={styles['form']}>
      <span className="grow">{field.label}</span>
      <Button onClick={() => setOpen(true)}>{t('completeness:answer')}</Button>
      <EditCustomerDialog customer={customer} open={isOpen} onClose={() => setOpen(false)} />
    </div>
  )
}
