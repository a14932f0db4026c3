import type { Database } from '../database/generated/database-types.ts'

/**
 * Who reads a table's rows.
 * customer: rows hang on a customer (customer_id) and are reached through scoped-customers.ts alone ·
 * person: rows belong to one person and only that person, or whoever manages people, reads them ·
 * permission: the named permission opens all of them, nothing less does ·
 * server: no answer ever carries a row as it is.
 */
export type TableScope =
  | { scopedBy: 'customer' }
  | { scopedBy: 'person'; column: string }
  | { scopedBy: 'permission'; permission: string }
  | { scopedBy: 'server'; because: string }
  | { shared: string }

const byCustomer = { scopedBy: 'customer' } as const
const byPermission = (permission: string) => ({ scopedBy: 'permission', permission }) as const
const server = (because: string) => ({ scopedBy: 'server', because }) as const
const shared = (because: string) => ({ shared: because }) as const

/** Every table of the product, so that a new one cannot come without somebody deciding who reads it. */
export const tableRegistry: Record<keyof Database, TableScope> = {
  accessLinks: server('hashes of links that work once'),
  accessVersion: server('a number that says whether something changed'),
  apiKeys: { scopedBy: 'person', column: 'person_id' },
  auditChecks: byPermission('audit.read'),
  auditEntries: byPermission('audit.read'),
  auditSeals: byPermission('audit.read'),
  auditValues: byPermission('audit.read'),
  backupRuns: byPermission('backup.read'),
  backupSchedule: byPermission('backup.read'),
  collaborators: byCustomer,
  company: shared('name, language and currency stand on the sign-in page'),
  consents: byCustomer,
  contactTies: byCustomer,
  contactTokens: byCustomer,
  contactViewDays: byPermission('audit.read'),
  contactViews: byPermission('audit.read'),
  contacts: byCustomer,
  customFields: shared('what fields there are; those of some roles only are shown to these'),
  customKeys: byCustomer,
  customValues: byCustomer,
  customerFiles: byCustomer,
  customerKeys: byCustomer,
  customerMergeMembers: byCustomer,
  customerMergeRows: byCustomer,
  customerMergeParents: byCustomer,
  customerMerges: server('answered by getMerge to whoever may read the survivor'),
  customerParents: byCustomer,
  customerRelations: byCustomer,
  customerStats: byCustomer,
  customerTags: byCustomer,
  customers: byCustomer,
  departments: shared('whoever works here knows who works where'),
  duplicateClusters: server('a number and a score; who is in one is read through the customers'),
  duplicateMembers: byCustomer,
  duplicatePairs: byCustomer,
  duplicateScans: server('its summary has counts alone'),
  duplicatesApart: byCustomer,
  events: server('ids and counts for the dispatcher'),
  exchangeRates: shared('amounts are shown with them'),
  files: byCustomer,
  followUpGrams: byCustomer,
  followUps: byCustomer,
  idempotencyKeys: { scopedBy: 'person', column: 'actor_id' },
  identityLinks: server('which account of a provider is whose'),
  identityProviders: byPermission('settings.manage'),
  importChanges: byPermission('customer.import'),
  importDecisions: byPermission('customer.import'),
  importDuplicates: byPermission('customer.import'),
  importKept: byPermission('customer.import'),
  importMappings: byPermission('customer.import'),
  importRows: byPermission('customer.import'),
  imports: byPermission('customer.import'),
  industries: shared('GB/T 4754'),
  leaves: shared('whoever works here sees who is away and who stands in'),
  mailSettings: byPermission('settings.manage'),
  orderLines: byCustomer,
  outgoingMails: byPermission('settings.manage'),
  postChanges: shared('who was where stands on a colleague’s card'),
  orders: byCustomer,
  ownershipRunMoves: byPermission('rule.manage'),
  ownershipRuns: byPermission('rule.manage'),
  people: shared('names, posts and departments of colleagues; changing them needs person.manage'),
  personLoads: server('ties of the rules'),
  personRoles: shared('roles stand beside the names of colleagues'),
  poolDepartments: shared('who may claim from a pool'),
  pools: shared('names of pools; what lies in one is shown to who may claim from it'),
  privacyRequests: byPermission('privacy.manage'),
  recoveryCodes: server('hashes of codes that work once'),
  regions: shared('GB/T 2260'),
  roles: shared('names of roles; what they grant needs role.read'),
  ruleVersions: shared('the rules are for anyone to read; drafts need rule.manage'),
  schemaMigrations: server('names of migrations'),
  searchBacklog: server('which contacts wait to be made findable'),
  searchProgress: server('how far the index of search has come'),
  secondFactors: server('sealed secrets of authenticators'),
  segmentCustomers: byCustomer,
  segmentSizes: server('whole-company counts, shown to whoever may see every customer'),
  segments: server('shared ones are everybody’s, the others their owner’s'),
  specialDays: byCustomer,
  settings: shared('values that hold for the company; changing them needs settings.manage'),
  setupCodes: server('hashes of the first run'),
  signInAttempts: server('counts of failed sign-ins'),
  tags: shared('names that stand on customers'),
  teamMembers: shared('whoever works here knows who is in which team'),
  teams: shared('whoever works here knows which teams there are'),
  tenures: byCustomer,
  tierChanges: byCustomer,
  tierResults: byCustomer,
  tierRuns: byPermission('tier.read'),
  uploadedFiles: { scopedBy: 'person', column: 'created_by' },
  watchedCustomers: byCustomer,
  savedViews: shared('whoever a view is shared with reads it; what it asks for by masked fields is left out'),
  savedViewShares: server('with whom a view is shared; told to who may change it'),
  savedViewDefaults: server('whose list opens with which view'),
  bulkEdits: { scopedBy: 'person', column: 'created_by' },
  bulkEditRows: byCustomer,
  exports: { scopedBy: 'person', column: 'person_id' },
}

/** better-auth's own tables: only the code that signs people in reads them. */
export const authTables: readonly string[] = ['account', 'session', 'user', 'verification']
