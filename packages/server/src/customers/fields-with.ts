import { customCatalogue } from '@zhike/core/custom-fields/catalogue'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customerFields } from '@zhike/core/customers/fields'

/** What conditions on customers may ask for, fields of the company's own included. */
export function fieldsWith(custom: readonly CustomField[]): typeof customerFields {
  return { ...customCatalogue(custom), ...customerFields }
}
