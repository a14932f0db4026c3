import type { ImportField } from '@zhike/core/imports/field'
import { importField } from '@zhike/core/imports/fields'
import { isUndoable } from '@zhike/core/imports/kinds'
import { openQuestions } from '@zhike/core/imports/questions'
import { explainRowProblem, type RowProblem } from '@zhike/core/imports/row-problem'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { definedProblems, renderTemplate, type Locale } from '@zhike/core/kernel/problem'
import { shownActor } from '@zhike/core/ownership/shown-actor'
import type { Context } from '../platform/context/context.ts'
import { customImportFields } from './custom-import-fields.ts'
import type { StoredImport } from './import-queries.ts'

/** An import as the API answers it, in the reader's language. */
export async function presentImport(ctx: Context, stored: StoredImport): Promise<ImportRecord> {
  const custom = await customImportFields(ctx, stored.kind)
  const { options, detected, kind, state } = stored
  const running = state === 'staging' || state === 'applying'
  return {
    id: stored.id,
    kind,
    state,
    goal: stored.goal,
    fileName: stored.fileName,
    byteSize: stored.byteSize,
    options,
    detected,
    savedMapping:
      stored.mappingId === null || stored.mappingName === null
        ? null
        : { id: stored.mappingId, name: stored.mappingName },
    questions: openQuestions(kind, options, detected.columns, ctx.locale, custom),
    progress: progressOf(stored),
    counts: running ? { ...stored.counts, read: stored.rowsRead, leftOut: stored.rowsLeftOut } : stored.counts,
    reasons: stored.reasons.map(({ count, rowNo, problem }) => {
      const one = problem as RowProblem
      const column = columnOf(stored, one, ctx.locale, custom)
      const message = explainRowProblem(one, { rowNo, column }, ctx.locale)
      return { code: one.code, field: one.field ?? null, column, count, firstRow: rowNo, message }
    }),
    error: stored.error && { code: stored.error.code, message: errorText(stored.error, ctx.locale) },
    createdAt: stored.createdAt,
    createdBy: { id: stored.createdBy, name: shownActor(stored.createdBy, stored.actorName, ctx.locale) },
    finishedAt: stored.finishedAt,
    undo: undoOf(ctx, stored),
    abilities: {
      update: ['uploaded', 'staged', 'failed', 'cancelled'].includes(state),
      run: ['uploaded', 'staged', 'failed', 'cancelled'].includes(state),
      cancel: ['uploaded', 'staging', 'staged', 'applying'].includes(state),
      undo: state === 'done' && stored.keepsChanges && isUndoable(kind),
    },
  }
}

function undoOf(ctx: Context, stored: StoredImport): ImportRecord['undo'] {
  const { undoCounts: counts, undoneAt: at, undoneBy, undoneByName } = stored
  if (counts === null || at === null) return null
  return { counts, at, by: { id: undoneBy, name: shownActor(undoneBy, undoneByName ?? '', ctx.locale) } }
}

/** The column a problem is about, as the file calls it; else as we call the field. */
export function columnOf(
  stored: Pick<StoredImport, 'kind' | 'options'>,
  problem: RowProblem,
  locale: Locale,
  custom: readonly ImportField[] = [],
): string | null {
  const { field } = problem
  if (!field) return null
  return stored.options.mapping[field] ?? importField(stored.kind, field, custom)?.label[locale] ?? field
}

function progressOf(stored: StoredImport): ImportRecord['progress'] {
  const { state, rowsRead } = stored
  if (state === 'uploaded') return { phase: 'waiting', rowsRead: 0, ratio: 0 }
  if (!['staging', 'applying', 'undoing'].includes(state)) return { phase: 'finished', rowsRead, ratio: 1 }
  const [phase, ratio] = (stored.step ?? '').split(' ')
  if (phase === 'deciding' || phase === 'writing') return { phase, rowsRead, ratio: Number(ratio) }
  if (state === 'undoing') return { phase: 'writing', rowsRead, ratio: 0 }
  const share = stored.byteSize === 0 ? 0 : stored.bytesRead / stored.byteSize
  return { phase: 'reading', rowsRead, ratio: Math.min(1, share) }
}

function errorText(error: NonNullable<StoredImport['error']>, locale: Locale): string {
  const definition = definedProblems().get(error.code)
  return definition ? renderTemplate(definition[locale], error.params) : error.code
}
