import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../app/api-problem.ts'
import { changedFields, mergeDrafts, type Draft } from './merge-drafts.ts'

interface RecordFormInput<Field extends string> {
  version: number
  draft: Draft<Field>
  /** Sends the change on top of a version. */
  save: (before: Draft<Field>, after: Draft<Field>, version: number) => Promise<unknown>
  /** The record as it stands now, after somebody else saved. */
  reload: () => Promise<{ version: number; draft: Draft<Field> }>
  onSaved: () => unknown
}

/** A form over a versioned record. When somebody else was faster, their version is fetched and both are joined. */
export function useRecordForm<Field extends string>(input: RecordFormInput<Field>) {
  const [stand, setStand] = useState({ version: input.version, before: input.draft })
  const [draft, setDraft] = useState(input.draft)
  const [conflict, setConflict] = useState<{ fields: Field[]; mine: Draft<Field>; theirs: Draft<Field> }>()
  const saving = useMutation({
    mutationFn: () => input.save(stand.before, draft, stand.version),
    onSuccess: input.onSaved,
    onError: async (error) => {
      if (!isLostUpdate(error)) return
      const current = await input.reload()
      const { fields, merged } = mergeDrafts(stand.before, draft, current.draft)
      setConflict({ fields, mine: draft, theirs: current.draft })
      setDraft(merged)
      setStand({ version: current.version, before: current.draft })
    },
  })
  const problem = saving.error && !isLostUpdate(saving.error) ? saving.error : undefined
  return {
    draft,
    change: (patch: Partial<Draft<Field>>) => setDraft((before) => ({ ...before, ...patch })),
    hasChanged: changedFields(stand.before, draft).length > 0,
    conflict,
    problem,
    errors: problem instanceof ApiProblem ? problem.fieldMessages : {},
    isSaving: saving.isPending,
    save: () => saving.mutate(),
  }
}

function isLostUpdate(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 412
}
