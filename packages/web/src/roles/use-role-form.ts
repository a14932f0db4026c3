import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '@zhike/core/roles/schema'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { rolesQuery, useSaveRole } from './api.ts'
import { changedLines, draftOf, mergeRoles, type RoleDraft, type RoleLine } from './role-draft.ts'

interface Stand {
  role: Pick<Role, 'key' | 'version'> | null
  before: RoleDraft
}

/** A role being written on top of the version it was read in. When somebody else was faster, both are joined. */
export function useRoleForm(role: Role | null, start: RoleDraft, onSaved: (saved: Role) => void) {
  const client = useQueryClient()
  const [stand, setStand] = useState<Stand>({ role, before: start })
  const [draft, setDraft] = useState(start)
  const [clashes, setClashes] = useState<RoleLine[]>()
  const [problem, setProblem] = useState<string>()
  const saving = useSaveRole()

  const save = async () => {
    setProblem(undefined)
    try {
      const saved = await saving.mutateAsync({ role: stand.role, draft })
      setStand({ role: saved, before: draftOf(saved) })
      setDraft(draftOf(saved))
      setClashes(undefined)
      onSaved(saved)
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 412)) return setProblem(problemMessage(error))
      const { items } = await client.fetchQuery({ ...rolesQuery, staleTime: 0 })
      const current = items.find((one) => one.key === stand.role?.key)
      if (!current) return setProblem(problemMessage(error))
      const theirs = draftOf(current)
      const joined = mergeRoles(stand.before, draft, theirs)
      setClashes(joined.clashes)
      setDraft(joined.merged)
      setStand({ role: current, before: theirs })
    }
  }
  return {
    draft,
    change: setDraft,
    changed: changedLines(stand.before, draft),
    /** Set after somebody else's changes were joined in. */
    clashes,
    problem,
    setProblem,
    isSaving: saving.isPending,
    save,
    discard: () => {
      setDraft(stand.before)
      setClashes(undefined)
      setProblem(undefined)
    },
  }
}
