/** One line of the doctor: what was looked at, how it stands, and what to do about it. */
export interface Finding {
  check: string
  state: 'ok' | 'warning' | 'failure'
  text: string
  advice?: string
}

export const ok = (check: string, text: string): Finding => ({ check, state: 'ok', text })
export const warning = (check: string, text: string, advice: string): Finding => ({
  check,
  state: 'warning',
  text,
  advice,
})
export const failure = (check: string, text: string, advice: string): Finding => ({
  check,
  state: 'failure',
  text,
  advice,
})
