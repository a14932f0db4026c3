import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { id, idParams } from '../kernel/schemas.ts'
import { importActions } from './kinds.ts'
import {
  importKeptPage,
  importKind,
  importMapping,
  importPage,
  importPatch,
  importRecord,
  importRowPage,
} from './schema.ts'

const tag = 'imports'

export const createImport = defineRoute({
  operationId: 'createImport',
  method: 'POST',
  path: '/api/v1/imports',
  tag,
  summary: 'Upload a CSV, XLSX or vCard file; answers what was recognised in it',
  description: 'multipart/form-data with one file field. Nothing is written to customers before `apply`.',
  permission: 'customer.import',
  query: z.object({ kind: importKind }),
  requestMedia: 'multipart',
  status: 201,
  output: importRecord,
  errors: [413, 422],
})

export const listImports = defineRoute({
  operationId: 'listImports',
  method: 'GET',
  path: '/api/v1/imports',
  tag,
  summary: 'Imports, newest first',
  permission: 'customer.import',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(200).optional(),
  }),
  output: importPage,
})

export const getImport = defineRoute({
  operationId: 'getImport',
  method: 'GET',
  path: '/api/v1/imports/{id}',
  tag,
  summary: 'One import with its progress and counts',
  permission: 'customer.import',
  params: idParams,
  output: importRecord,
  errors: [404],
})

export const updateImport = defineRoute({
  operationId: 'updateImport',
  method: 'PATCH',
  path: '/api/v1/imports/{id}',
  tag,
  summary: 'Correct columns and options; rows already staged are read again where that matters',
  permission: 'customer.import',
  params: idParams,
  body: importPatch,
  output: importRecord,
  errors: [404, 409, 422],
})

export const dryRunImport = defineRoute({
  operationId: 'dryRunImport',
  method: 'POST',
  path: '/api/v1/imports/{id}/dry-run',
  tag,
  summary: 'Decide every row without writing any',
  permission: 'customer.import',
  params: idParams,
  status: 202,
  output: importRecord,
  errors: [404, 409, 422],
})

export const applyImport = defineRoute({
  operationId: 'applyImport',
  method: 'POST',
  path: '/api/v1/imports/{id}/apply',
  tag,
  summary: 'Write the rows in one transaction; refused rows stay out',
  permission: 'customer.import',
  params: idParams,
  status: 202,
  output: importRecord,
  errors: [404, 409, 422],
})

export const cancelImport = defineRoute({
  operationId: 'cancelImport',
  method: 'POST',
  path: '/api/v1/imports/{id}/cancel',
  tag,
  summary: 'Stop an import that has not finished; nothing of it stays',
  permission: 'customer.import',
  params: idParams,
  status: 200,
  output: importRecord,
  errors: [404, 409],
})

export const undoImport = defineRoute({
  operationId: 'undoImport',
  method: 'POST',
  path: '/api/v1/imports/{id}/undo',
  tag,
  summary: 'Take an import back: created records go, changed ones get their former values',
  description:
    'A job, in one transaction. What somebody has worked on since stays as it is and is listed by `listImportKept`. ' +
    'Imports of people and departments cannot be taken back.',
  permission: 'customer.import',
  params: idParams,
  status: 202,
  output: importRecord,
  errors: [404, 409],
})

export const listImportKept = defineRoute({
  operationId: 'listImportKept',
  method: 'GET',
  path: '/api/v1/imports/{id}/kept',
  tag,
  summary: 'Records that the undo of an import left as they are, and why',
  permission: 'customer.import',
  params: idParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(200).optional(),
  }),
  output: importKeptPage,
  errors: [404],
})

export const listImportRows = defineRoute({
  operationId: 'listImportRows',
  method: 'GET',
  path: '/api/v1/imports/{id}/rows',
  tag,
  summary: 'Rows with what happens to each',
  permission: 'customer.import',
  params: idParams,
  query: z.object({
    action: z.enum(importActions).optional(),
    duplicates: z.enum(['true', 'false']).optional().meta({ description: 'true = only likely duplicates' }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(20).optional(),
  }),
  output: importRowPage,
  errors: [404],
})

export const downloadRefusedRows = defineRoute({
  operationId: 'downloadRefusedRows',
  method: 'GET',
  path: '/api/v1/imports/{id}/refused',
  tag,
  summary: 'The refused rows as CSV: the same columns, then the reason',
  permission: 'customer.import',
  params: idParams,
  responseMedia: 'stream',
  errors: [404],
})

export const downloadMarkedRows = defineRoute({
  operationId: 'downloadMarkedRows',
  method: 'GET',
  path: '/api/v1/imports/{id}/marked',
  tag,
  summary: 'All rows as CSV with what happens to each, the customer that is there already, and possible duplicates',
  description: 'After a dry run, before anything is written.',
  permission: 'customer.import',
  params: idParams,
  responseMedia: 'stream',
  errors: [404, 409],
})

export const downloadImportTemplate = defineRoute({
  operationId: 'downloadImportTemplate',
  method: 'GET',
  path: '/api/v1/imports/templates/{kind}',
  tag,
  summary: 'An empty file with the columns of a kind and one example row',
  permission: 'customer.import',
  params: z.object({ kind: importKind }),
  query: z.object({ format: z.enum(['csv', 'xlsx']).default('xlsx') }),
  responseMedia: 'stream',
})

export const listImportMappings = defineRoute({
  operationId: 'listImportMappings',
  method: 'GET',
  path: '/api/v1/import-mappings',
  tag,
  summary: 'Saved mappings of a kind of file, by name',
  permission: 'customer.import',
  query: z.object({ kind: importKind }),
  output: z.object({ items: z.array(importMapping) }),
})

export const saveImportMapping = defineRoute({
  operationId: 'saveImportMapping',
  method: 'POST',
  path: '/api/v1/import-mappings',
  tag,
  summary: 'Keep the columns and options of an import under a name; the same name replaces',
  description: 'Taken by itself where a file with the same columns is uploaded, whoever uploads it.',
  permission: 'customer.import',
  body: z.object({ importId: id, name: z.string().trim().min(1).max(60) }),
  status: 201,
  output: importMapping,
  errors: [403, 404],
})

export const deleteImportMapping = defineRoute({
  operationId: 'deleteImportMapping',
  method: 'DELETE',
  path: '/api/v1/import-mappings/{id}',
  tag,
  summary: 'Remove a saved mapping: one’s own, or any where one imports for everybody',
  permission: 'customer.import',
  params: idParams,
  errors: [403, 404],
})

export const importRoutes = {
  createImport,
  listImports,
  getImport,
  updateImport,
  dryRunImport,
  applyImport,
  cancelImport,
  undoImport,
  listImportKept,
  listImportRows,
  downloadRefusedRows,
  downloadMarkedRows,
  downloadImportTemplate,
  listImportMappings,
  saveImportMapping,
  deleteImportMapping,
}
