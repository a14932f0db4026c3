import { companyCases } from './company-cases.ts'
import { customerCases } from './customer-cases.ts'
import { duplicateCases } from './duplicate-cases.ts'
import { exportCases } from './export-cases.ts'
import { importCases } from './import-cases.ts'
import { mergeCases } from './merge-cases.ts'
import { ownershipCases } from './ownership-cases.ts'
import { privacyCases } from './privacy-cases.ts'
import { relationCases } from './relation-cases.ts'
import type { RouteCases } from './route-cases.ts'
import { segmentCases } from './segment-cases.ts'
import { tierCases } from './tier-cases.ts'
import { viewCases } from './view-cases.ts'

export const allCases: Record<string, RouteCases> = {
  ...companyCases,
  ...customerCases,
  ...duplicateCases,
  ...importCases,
  ...mergeCases,
  ...ownershipCases,
  ...privacyCases,
  ...relationCases,
  ...segmentCases,
  ...tierCases,
  ...viewCases,
  ...exportCases,
}
