import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { idParams } from '../kernel/schemas.ts'
import {
  mergedTag,
  mergeTagBody,
  newTag,
  tag as tagSchema,
  tagCount,
  tagCustomersBody,
  taggedCustomers,
  tagPatch,
} from './schema.ts'

const tag = 'Tags'

export const listTags = defineRoute({
  operationId: 'listTags',
  method: 'GET',
  path: '/api/v1/tags',
  tag,
  summary: 'All tags, by group and name',
  permission: 'customer.read',
  output: z.object({ items: z.array(tagSchema) }),
})

export const countTags = defineRoute({
  operationId: 'countTags',
  method: 'GET',
  path: '/api/v1/tags/counts',
  tag,
  summary: 'How many customers inside the data scope have each tag; a tag that none has is left out',
  permission: 'customer.read',
  output: z.object({ items: z.array(tagCount) }),
})

export const createTag = defineRoute({
  operationId: 'createTag',
  method: 'POST',
  path: '/api/v1/tags',
  tag,
  summary: 'Add a tag',
  permission: 'tag.manage',
  body: newTag,
  status: 201,
  output: tagSchema,
  errors: [409],
})

export const updateTag = defineRoute({
  operationId: 'updateTag',
  method: 'PATCH',
  path: '/api/v1/tags/{id}',
  tag,
  summary: 'Change a tag’s name, colour or group',
  permission: 'tag.manage',
  params: idParams,
  body: tagPatch,
  output: tagSchema,
  errors: [404, 409, 412, 428],
  requiresVersion: true,
})

export const deleteTag = defineRoute({
  operationId: 'deleteTag',
  method: 'DELETE',
  path: '/api/v1/tags/{id}',
  tag,
  summary: 'Delete a tag and take it off every customer',
  permission: 'tag.manage',
  params: idParams,
  errors: [404, 409],
})

export const mergeTag = defineRoute({
  operationId: 'mergeTag',
  method: 'POST',
  path: '/api/v1/tags/{id}/merge',
  tag,
  summary: 'Merge a tag into another',
  description: 'Whoever had it has the other one; segments that asked for it ask for the other one. It is then gone.',
  permission: 'tag.manage',
  params: idParams,
  body: mergeTagBody,
  status: 200,
  output: mergedTag,
  errors: [404, 409, 422],
})

export const tagCustomers = defineRoute({
  operationId: 'tagCustomers',
  method: 'POST',
  path: '/api/v1/customers/tags',
  tag,
  summary: 'Set and remove tags on customers',
  description:
    'Customers outside the data scope are left as they are and counted in `leftOut`. `undo` of the answer is the body that takes it back.',
  permission: 'customer.tag',
  body: tagCustomersBody,
  status: 200,
  output: taggedCustomers,
  errors: [404, 409, 422],
})

export const tagRoutes = { listTags, countTags, createTag, updateTag, deleteTag, mergeTag, tagCustomers }
