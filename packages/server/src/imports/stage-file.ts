import { Worker } from 'node:worker_threads'
import { definedProblems, Problem } from '@zhike/core/kernel/problem'
import type { Context } from '../platform/context/context.ts'
import type { StageMessage, StageOrder } from './stage-messages.ts'
import { saveChunk } from './staging-queries.ts'

/** Chunks that may be on their way: one is written while the next is worked out. */
const inFlight = 2

/**
 * Reads a file into import_rows, chunk by committed chunk, from where an earlier attempt stopped. Ends early (false)
 * when the import was cancelled or another process has taken it over.
 */
export async function stageFile(ctx: Context, order: StageOrder): Promise<boolean> {
  const worker = new Worker(new URL('./stage-thread.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 400 },
  })
  const waiting: StageMessage[] = []
  let failure: Error | undefined
  let wake: (() => void) | undefined
  worker.on('message', (message: StageMessage) => {
    waiting.push(message)
    wake?.()
  })
  worker.on('error', (error: Error) => {
    failure = error
    wake?.()
  })
  worker.on('exit', () => {
    failure ??= new Error('the reading thread ended without a word')
    wake?.()
  })
  let expected = order.plan.afterRow
  try {
    for (let i = 0; i < inFlight; i++) worker.postMessage('next', [])
    for (;;) {
      const message = waiting.shift()
      if (message === undefined) {
        if (failure) throw failure
        await new Promise<void>((resolve) => (wake = resolve))
        continue
      }
      if (message.kind === 'end') return true
      if (message.kind === 'problem') throw problemOf(message)
      if (!(await saveChunk(ctx, order.importId, expected, message))) return false
      expected = message.lastRow
      worker.postMessage('next', [])
    }
  } finally {
    await worker.terminate()
  }
}

function problemOf(message: { code: string; params: Problem['params'] }): Error {
  const definition = definedProblems().get(message.code)
  return definition ? new Problem(definition, message.params) : new Error(message.code)
}
