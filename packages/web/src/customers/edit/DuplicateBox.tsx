import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../../app/api-problem.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { InlineProblem } from '../../ui/state/InlineProblem.tsx'
import { duplicateQuery } from '../api.ts'
import { duplicateInputOf } from './duplicate-input.ts'
import { DuplicateMatches } from './DuplicateMatches.tsx'
import { useFocusOnce } from './use-focus-once.ts'
import styles from './edit.module.css'

/** 查重: does the company know this customer already, and who has it? */
export function DuplicateBox({ onOpen }: { onOpen?: () => void }) {
  const { t } = useTranslation('customers')
  const field = useFocusOnce()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const input = duplicateInputOf(asked)
  const { data, error, isFetching } = useQuery({ ...duplicateQuery(input ?? {}), enabled: input !== undefined })
  return (
    <form
      data-kept
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(text)
      }}
    >
      <div className={styles['ask']}>
        <TextField
          label={t('customers:check.label')}
          placeholder={t('customers:check.placeholder')}
          value={text}
          maxLength={200}
          ref={field}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" tone="primary" loading={isFetching} disabled={!duplicateInputOf(text)}>
          {t('customers:check.ask')}
        </Button>
      </div>
      {error && <InlineProblem>{problemMessage(error)}</InlineProblem>}
      <div role="status">
        {data && input && !isFetching && (
          <>
            <p className={data.exists ? 'strong' : 'text-2'}>
              {data.exists
                ? t('customers:check.found', { text: asked.trim(), count: data.matches.length })
                : t('customers:check.free', { text: asked.trim() })}
            </p>
            <DuplicateMatches matches={data.matches} {...(onOpen ? { onOpen } : {})} />
          </>
        )}
      </div>
      <p className="meta">{t('customers:check.note')}</p>
    </form>
  )
}
