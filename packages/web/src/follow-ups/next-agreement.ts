/**
 * What a new follow-up says about the next contact. A chosen day counts; without one, a day that has come is kept
 * with this very follow-up (null = nothing agreed any more), and a day still ahead stays as it was (undefined).
 */
export function nextAgreement(
  agreed: string | null | undefined,
  chosen: string | null,
  today: string,
): string | null | undefined {
  if (chosen !== null) return chosen
  return agreed && agreed <= today ? null : undefined
}
