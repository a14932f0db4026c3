import { useEffect, useState } from 'react'
import { ApiProblem } from '../app/api-problem.ts'

/** Seconds until the server lets one try again, counted down from its refusal; 0 = one may. */
export function useLockout(error: unknown): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const given = error instanceof ApiProblem && error.status === 429 ? Number(error.params['seconds'] ?? 60) : 0
    setSeconds(given)
    if (given === 0) return
    const end = Date.now() + given * 1000
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setSeconds(left)
      if (left === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [error])
  return seconds
}
