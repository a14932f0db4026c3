import { definedProblems, Problem } from '@zhike/core/kernel/problem'
import type { Context } from '../platform/context/context.ts'
import { fileProblem } from './inspect-file.ts'
import { stageChunks } from './stage-chunks.ts'
import { StageThread } from './stage-thread-handle.ts'
import type { StageMessage, StageOrder } from './stage-messages.ts'
import { saveChunk } from './staging-queries.ts'

/** A thread takes longer to start than so little takes to read. */
const threadFromBytes = 256 * 1024

/**
 * Reads a file into import_rows, chunk by committed chunk, from where an earlier attempt stopped. Ends early (false)
 * when the import was cancelled or another process has taken it over.
 */
export async function stageFile(ctx: Context, order: StageOrder): Promise<boolean> {
  const { plan, importId, byteSize } = order
  let expected = plan.afterRow
  const save = async (message: StageMessage): Promise<boolean> => {
    if (message.kind === 'problem') throw problemOf(message)
    if (message.kind === 'end') return true
    const isOurs = await saveChunk(ctx, importId, expected, message)
    expected = message.lastRow
    return isOurs
  }
  if (byteSize < threadFromBytes) return stageHere(order, save)
  const thread = new StageThread(order)
  try {
    for (;;) {
      const message = await thread.next()
      if (!(await save(message))) return false
      if (message.kind === 'end') return true
    }
  } finally {
    await thread.end()
  }
}

async function stageHere(
  { plan, importId, fileName }: StageOrder,
  save: (message: StageMessage) => Promise<boolean>,
): Promise<boolean> {
  const chunks = stageChunks(plan, importId)
  for (;;) {
    const next = await chunks.next().catch((error: unknown) => {
      throw fileProblem(error, fileName) ?? error
    })
    if (next.done) return true
    if (!(await save({ kind: 'chunk', ...next.value }))) return false
  }
}

function problemOf(message: { code: string; params: Problem['params'] }): Error {
  const definition = definedProblems().get(message.code)
  return definition ? new Problem(definition, message.params) : new Error(message.code)
}
