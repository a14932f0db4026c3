import { Worker } from 'node:worker_threads'
import type { StageMessage, StageOrder } from './stage-messages.ts'

/** Chunks that may be on their way: one is written while the next is worked out. */
const inFlight = 2

/** The thread that reads a file, seen from outside: one message after another, as many as are asked for. */
export class StageThread {
  readonly #worker: Worker
  readonly #messages: StageMessage[] = []
  #failure: Error | undefined
  #wake: (() => void) | undefined

  constructor(order: StageOrder) {
    this.#worker = new Worker(new URL('./stage-thread.ts', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: 400 },
    })
    this.#worker.on('message', (message: StageMessage) => {
      this.#messages.push(message)
      this.#wake?.()
    })
    this.#worker.on('error', (error: Error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('the reading thread ended without a word')))
    for (let i = 0; i < inFlight; i++) this.#ask()
  }

  async next(): Promise<StageMessage> {
    for (;;) {
      const message = this.#messages.shift()
      if (message) {
        this.#ask()
        return message
      }
      if (this.#failure) throw this.#failure
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #ask(): void {
    this.#worker.postMessage('next', [])
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#wake?.()
  }
}
