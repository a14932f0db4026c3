import { defineRoute } from '../api/route.ts'
import { industryList, regionList } from './schema.ts'

const tag = 'Reference'

export const listRegions = defineRoute({
  operationId: 'listRegions',
  method: 'GET',
  path: '/api/v1/regions',
  tag,
  summary: 'Divisions of China (province, city, district) with their six-digit codes',
  description: 'Carries an ETag and may be kept for a day.',
  permission: 'signed-in',
  output: regionList,
})

export const listIndustries = defineRoute({
  operationId: 'listIndustries',
  method: 'GET',
  path: '/api/v1/industries',
  tag,
  summary: 'Industries of GB/T 4754-2017: sections, divisions, groups',
  description: 'Carries an ETag and may be kept for a day.',
  permission: 'signed-in',
  output: industryList,
})

export const referenceRoutes = { listRegions, listIndustries }
