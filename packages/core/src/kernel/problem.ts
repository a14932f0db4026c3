export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

export type ProblemParams = Record<string, string | number | boolean | null | undefined>

/** Where in the input a value was refused; `path` is the JSON pointer or column name. */
export interface ProblemDetail {
  path: string
  code: string
  message?: string
  value?: unknown
}

export interface ProblemDefinition {
  code: string
  status: number
  /** Texts with {placeholders}; they say what is wrong and what to do. */
  'zh-CN': string
  en: string
}

/** An expected refusal. Carries code and values; the text is rendered in the reader's language at the border. */
export class Problem extends Error {
  readonly definition: ProblemDefinition
  readonly params: ProblemParams
  readonly details: ProblemDetail[]

  constructor(definition: ProblemDefinition, params: ProblemParams = {}, details: ProblemDetail[] = []) {
    super(`${definition.code} ${JSON.stringify(params)}`)
    this.name = 'Problem'
    this.definition = definition
    this.params = params
    this.details = details
  }

  get code(): string {
    return this.definition.code
  }

  get status(): number {
    return this.definition.status
  }

  text(locale: Locale): string {
    return renderTemplate(this.definition[locale], this.params)
  }
}

const defined = new Map<string, ProblemDefinition>()

export type ProblemFactory = ((params?: ProblemParams, details?: ProblemDetail[]) => Problem) & {
  definition: ProblemDefinition
}

/** Declares a problem once, with its texts; the returned function makes the error to throw. */
export function defineProblem(definition: ProblemDefinition): ProblemFactory {
  if (defined.has(definition.code)) throw new Error(`problem ${definition.code} is defined twice`)
  defined.set(definition.code, definition)
  const make = (params?: ProblemParams, details?: ProblemDetail[]) => new Problem(definition, params, details)
  return Object.assign(make, { definition })
}

/** Every problem declared by the modules loaded so far, by code. */
export function definedProblems(): ReadonlyMap<string, ProblemDefinition> {
  return defined
}

/** Fills {placeholders}; a missing value shows as an empty string. */
export function renderTemplate(template: string, params: ProblemParams): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''))
}
