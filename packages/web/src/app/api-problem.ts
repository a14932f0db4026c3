import type { ProblemDetail } from '@zhike/core/kernel/problem'

interface ApiProblemInput {
  status: number
  code: string
  message: string
  params?: Record<string, unknown>
  errors?: ProblemDetail[]
  requestId?: string
}

/** A refusal by the server (RFC 9457), or no answer at all (status 0, code "network"). `message` can be shown as it is. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly params: Record<string, unknown>
  readonly errors: ProblemDetail[]
  readonly requestId: string | undefined

  constructor(input: ApiProblemInput) {
    super(input.message)
    this.name = 'ApiProblem'
    this.status = input.status
    this.code = input.code
    this.params = input.params ?? {}
    this.errors = input.errors ?? []
    this.requestId = input.requestId
  }

  /** The message of each refused field by its path, for the forms: { "name": "…", "contacts/0/mobile": "…" }. */
  get fieldMessages(): Record<string, string> {
    return Object.fromEntries(
      this.errors.map((error) => [error.path.replace(/^\//, ''), error.message ?? this.message] as const),
    )
  }
}

/** The text to show for whatever was thrown. */
export function problemMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
