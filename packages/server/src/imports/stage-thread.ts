import { parentPort, workerData } from 'node:worker_threads'
import { fileProblem } from './inspect-file.ts'
import { stageChunks } from './stage-chunks.ts'
import type { StageMessage, StageOrder } from './stage-messages.ts'

// A thread of its own: reading a million rows must not hold up requests. It sends a chunk when it is asked for one.

const { plan, importId, fileName } = workerData as StageOrder
const port = parentPort
if (!port) throw new Error('stage-thread runs as a worker thread')

const send = (message: StageMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)
let askedFor = 0
let wake: (() => void) | undefined
port.on('message', () => {
  askedFor += 1
  wake?.()
})

try {
  for await (const chunk of stageChunks(plan, importId)) {
    if (askedFor === 0) await new Promise<void>((resolve) => (wake = resolve))
    askedFor -= 1
    send({ kind: 'chunk', ...chunk }, [chunk.data.buffer])
  }
  send({ kind: 'end' })
} catch (error) {
  const problem = fileProblem(error, fileName)
  if (problem) send({ kind: 'problem', code: problem.code, params: problem.params })
  else throw error
} finally {
  port.close()
}
