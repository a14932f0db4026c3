import type { Merge } from '@zhike/core/merges/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { findMerge, type MergeRow } from './merge-queries.ts'

/** A merge, for whoever may read the customer that it made. */
export async function getMerge(ctx: Context, id: string): Promise<Merge> {
  requirePermission(ctx, 'customer.read')
  return presentMerge(ctx, await requireMerge(ctx, id))
}

export async function requireMerge(ctx: Context, id: string): Promise<MergeRow> {
  const merge = await findMerge(ctx, id)
  if (!merge) throw notFound({ id })
  // Whoever may not read the survivor is told nothing, not even which customer it is.
  const isReadable = await isReadableSurvivor(ctx, merge.survivorId)
  if (!isReadable) throw notFound({ id })
  return merge
}

async function isReadableSurvivor(ctx: Context, survivorId: string): Promise<boolean> {
  try {
    await requireCustomer(ctx, survivorId)
    return true
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return false
    throw error
  }
}

export async function presentMerge(ctx: Context, merge: MergeRow): Promise<Merge> {
  const { id, state, survivorId, survivorName, members, progress, error, counts } = merge
  const { createdAt, createdName, finishedAt, undoneAt, undoneName } = merge
  const isUndone = state === 'undone'
  return {
    id,
    state,
    survivor: { id: survivorId, name: survivorName },
    merged: members.filter((one) => one.id !== survivorId).map((one) => ({ id: one.id, name: one.name })),
    progress,
    error,
    counts,
    createdAt,
    createdByName: createdName,
    finishedAt,
    undoneAt,
    undoneByName: isUndone ? undoneName : null,
    abilities: { undo: state === 'done' && merge.erasedAt === null && (await mayUndo(ctx, survivorId)) },
  }
}

async function mayUndo(ctx: Context, survivorId: string): Promise<boolean> {
  const { personId } = await requireCustomer(ctx, survivorId)
  return (
    (await reaches(ctx, 'customer.update', personId, survivorId)) &&
    (await reaches(ctx, 'customer.merge', personId, survivorId))
  )
}
