import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  customerFile,
  fileContentQuery,
  filePage,
  fileParams,
  listFilesQuery,
  renameFileBody,
  uploadedFile,
  uploadFileQuery,
} from './schema.ts'

const tag = 'Files'

const listCustomerFiles = defineRoute({
  operationId: 'listCustomerFiles',
  method: 'GET',
  path: '/api/v1/customers/{id}/files',
  tag,
  summary: 'Files of a customer, newest first',
  permission: 'customer.read',
  params: idParams,
  query: listFilesQuery,
  output: filePage,
  errors: [404],
})

const uploadCustomerFile = defineRoute({
  operationId: 'uploadCustomerFile',
  method: 'POST',
  path: '/api/v1/customers/{id}/files',
  tag,
  summary: 'Upload a file of a customer as multipart/form-data, as its one part named file',
  description: 'Of any kind, up to the size of the setting files.most-megabytes. What it is decides its content.',
  permission: 'follow-up.write',
  params: idParams,
  query: uploadFileQuery,
  requestMedia: 'multipart',
  status: 201,
  output: customerFile,
  errors: [404, 409, 413, 422, 503],
})

const renameCustomerFile = defineRoute({
  operationId: 'renameCustomerFile',
  method: 'PATCH',
  path: '/api/v1/customers/{id}/files/{fileId}',
  tag,
  summary: 'Rename a file',
  permission: 'follow-up.write',
  params: fileParams,
  body: renameFileBody,
  output: customerFile,
  errors: [404, 412, 428],
  requiresVersion: true,
})

const deleteCustomerFile = defineRoute({
  operationId: 'deleteCustomerFile',
  method: 'DELETE',
  path: '/api/v1/customers/{id}/files/{fileId}',
  tag,
  summary: 'Put a file into the bin',
  permission: 'follow-up.write',
  params: fileParams,
  errors: [404],
})

const restoreCustomerFile = defineRoute({
  operationId: 'restoreCustomerFile',
  method: 'POST',
  path: '/api/v1/customers/{id}/files/{fileId}/restore',
  tag,
  summary: 'Take a deleted file back',
  permission: 'follow-up.write',
  params: fileParams,
  output: customerFile,
  errors: [404],
})

const getCustomerFileContent = defineRoute({
  operationId: 'getCustomerFileContent',
  method: 'GET',
  path: '/api/v1/customers/{id}/files/{fileId}/content',
  tag,
  summary: 'The content of a file: as a download, or to be shown where that is safe',
  permission: 'customer.read',
  params: fileParams,
  query: fileContentQuery,
  responseMedia: 'stream',
  errors: [404, 410, 503],
})

const uploadFieldFile = defineRoute({
  operationId: 'uploadFieldFile',
  method: 'POST',
  path: '/api/v1/custom-fields/{id}/files',
  tag,
  summary: 'Upload a file for a field of the kind file, as multipart/form-data, as its one part named file',
  description:
    'The answer’s id is the value: send it as custom.<key> when the record is created or changed, within a day. ' +
    'What no record took by then is deleted.',
  permission: 'signed-in',
  params: idParams,
  requestMedia: 'multipart',
  status: 201,
  output: uploadedFile,
  errors: [403, 404, 409, 413, 422, 503],
})

export const fileRoutes = {
  listCustomerFiles,
  uploadCustomerFile,
  renameCustomerFile,
  deleteCustomerFile,
  restoreCustomerFile,
  getCustomerFileContent,
  uploadFieldFile,
}
