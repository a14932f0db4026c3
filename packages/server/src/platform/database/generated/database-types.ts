// Made from a migrated database by "npm run types -w packages/server"; a test compares it. Not edited by hand.
import type { ColumnType, GeneratedAlways } from 'kysely'

/** Has a default: may be left out of an insert. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
/** Money and other exact numbers: text when read, text or number when written. */
export type Numeric = ColumnType<string, string | number, string | number>
export type Timestamp = ColumnType<string, Date | string, Date | string>
/** Parse it with a schema when reading; write JSON.stringify(value). */
export type Json = ColumnType<unknown, string, string>

export interface AccessLinksTable {
  id: string
  purpose: string
  personId: string
  hash: Buffer
  createdAt: Generated<Timestamp>
  createdBy: string | null
  expiresAt: Timestamp
  usedAt: Timestamp | null
  revokedAt: Timestamp | null
}

export interface AccessVersionTable {
  stripe: number
  version: Generated<number>
}

export interface ApiKeysTable {
  id: string
  personId: string
  name: string
  prefix: string
  hash: Buffer
  createdAt: Generated<Timestamp>
  lastUsedAt: Timestamp | null
  expiresAt: Timestamp | null
  revokedAt: Timestamp | null
  permissions: string[] | null
}

export interface AuditChecksTable {
  id: string
  startedAt: Timestamp
  finishedAt: Generated<Timestamp>
  sealed: number
  erased: number
  overdue: number
  faultCount: number
  faults: Generated<Json>
  headSeq: number | null
  headSeal: Buffer | null
}

export interface AuditEntriesTable {
  id: string
  at: Generated<Timestamp>
  actorKind: string
  actorId: string | null
  actorName: string
  via: string
  ipAddress: string | null
  requestId: string | null
  action: string
  subjectType: string
  subjectId: string | null
  customerId: string | null
  summary: Generated<Json>
  onBehalfOf: string | null
  onBehalfOfName: string | null
}

export interface AuditSealsTable {
  seq: number
  entryId: string
  valuesDigest: Buffer | null
  entryDigest: Buffer
  seal: Buffer
}

export interface AuditValuesTable {
  entryId: string
  before: Json | null
  after: Json | null
  salt: Generated<Buffer>
}

export interface BackupRunsTable {
  id: string
  kind: string
  cause: string
  state: Generated<string>
  stage: string | null
  backupId: string | null
  backupName: string | null
  report: Json | null
  error: Json | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  startedAt: Timestamp | null
  touchedAt: Timestamp | null
  finishedAt: Timestamp | null
}

export interface BackupScheduleTable {
  id: Generated<boolean>
  isOn: Generated<boolean>
  atTime: Generated<string>
  folder: string | null
  keepDaily: Generated<number>
  keepWeekly: Generated<number>
  keepMonthly: Generated<number>
  since: Generated<Timestamp>
  version: Generated<number>
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
}

export interface BulkEditRowsTable {
  customerId: string
  bulkEditId: string
  state: Generated<string>
  reason: string | null
  before: string | null
  after: string | null
}

export interface BulkEditsTable {
  id: string
  kind: string
  ofId: string | null
  state: Generated<string>
  field: string
  value: string | null
  selection: Generated<Json>
  total: number
  changed: Generated<number>
  unchanged: Generated<number>
  refused: Generated<number>
  doneUpTo: string | null
  createdAt: Generated<Timestamp>
  createdBy: string
  finishedAt: Timestamp | null
  rowsRemovedAt: Timestamp | null
  error: string | null
}

export interface CollaboratorsTable {
  customerId: string
  personId: string
  part: string
  untilOn: string | null
  note: string | null
  grantedBy: string | null
  grantedAt: Generated<Timestamp>
}

export interface CompanyTable {
  id: Generated<boolean>
  name: string
  locale: Generated<string>
  timeZone: Generated<string>
  currency: Generated<string>
  isDemo: Generated<boolean>
  onboarding: Generated<string>
  createdAt: Generated<Timestamp>
}

export interface ConsentsTable {
  customerId: string
  id: string
  contactId: string | null
  purpose: string
  channel: string
  decision: string
  decidedOn: string
  method: string
  evidence: string | null
  fileId: string | null
  recordedAt: Generated<Timestamp>
  recordedBy: string | null
  recordedName: string
  endedOn: string | null
  endKind: string | null
  endNote: string | null
  endedAt: Timestamp | null
  endedBy: string | null
  endedName: string | null
  importId: string | null
}

export interface ContactTiesTable {
  customerId: string
  id: string
  contactId: string
  otherId: string
  kind: string
  importId: string | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  importedOver: Json | null
}

export interface ContactTokensTable {
  customerId: string
  contactId: string
  tokens: string[]
}

export interface ContactViewDaysTable {
  personId: string
  day: string
  customers: Generated<number>
  refused: Generated<number>
  alertedAt: Timestamp | null
  limitedAt: Timestamp | null
}

export interface ContactViewsTable {
  personId: string
  day: string
  customerId: string
  sources: number
  firstAt: Timestamp
}

export interface ContactsTable {
  customerId: string
  id: string
  name: string
  title: string | null
  mobile: string | null
  email: string | null
  wechat: string | null
  isPrimary: Generated<boolean>
  notes: string | null
  externalId: string | null
  version: Generated<number>
  createdAt: Generated<Timestamp>
  createdBy: string | null
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
  deletedAt: Timestamp | null
  importId: string | null
  erasedAt: Timestamp | null
  custom: Generated<Json>
  deletedBy: string | null
  replacedBy: string | null
  decisionRoles: Generated<string[]>
  attitude: string | null
}

export interface CustomFieldsTable {
  id: string
  record: string
  key: string
  type: string
  label: string
  help: string | null
  section: string | null
  position: number
  isRequired: Generated<boolean>
  isUnique: Generated<boolean>
  isIndexed: Generated<boolean>
  inList: Generated<boolean>
  fallback: Json | null
  options: Generated<Json>
  kinds: Generated<string[]>
  tiers: Generated<string[]>
  roles: Generated<string[]>
  fillState: Generated<string>
  fillAfter: number | null
  fillProblem: Json | null
  version: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
}

export interface CustomKeysTable {
  fieldId: string
  value: string
  customerId: string
  recordId: string
}

export interface CustomValuesTable {
  customerId: string
  fieldId: string
  recordId: string
  ordinal: Generated<number>
  text: string | null
  number: Numeric | null
  day: string | null
  time: Timestamp | null
}

export interface CustomerFilesTable {
  customerId: string
  id: string
  fileId: string
  contactId: string | null
  name: string
  version: Generated<number>
  createdAt: Generated<Timestamp>
  createdBy: string | null
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
  deletedAt: Timestamp | null
  deletedBy: string | null
  fieldId: string | null
  orderId: string | null
}

export interface CustomerKeysTable {
  kind: string
  value: string
  customerId: string
}

export interface CustomerMergeMembersTable {
  mergeId: string
  customerId: string
  position: number
  version: number
  tenureId: string
}

export interface CustomerMergeParentsTable {
  mergeId: string
  customerId: string
  oldParentId: string | null
  newParentId: string | null
  kept: Json | null
}

export interface CustomerMergeRowsTable {
  mergeId: string
  tableName: string
  customerId: string
  rowId: string
  changed: Json | null
  united: Json | null
}

export interface CustomerMergesTable {
  id: string
  survivorId: string
  state: string
  facts: Generated<Json>
  moves: Generated<Json>
  counts: Generated<Json>
  before: Json | null
  after: Json | null
  progress: Json | null
  error: string | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  createdName: string
  finishedAt: Timestamp | null
  undoneAt: Timestamp | null
  undoneBy: string | null
  undoneName: string | null
  erasedAt: Timestamp | null
}

export interface CustomerParentsTable {
  customerId: string
  parentId: string
  setAt: Generated<Timestamp>
  setBy: string | null
  importId: string | null
  importedOver: Json | null
}

export interface CustomerRelationsTable {
  customerId: string
  id: string
  otherId: string
  kind: string
  note: string | null
  sinceOn: string | null
  untilOn: string | null
  version: Generated<number>
  createdAt: Generated<Timestamp>
  createdBy: string | null
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
}

export interface CustomerStatsTable {
  customerId: string
  revenue12m: Numeric | null
  orderCount: Generated<number>
  lastOrderOn: string | null
  lastFollowUpAt: Timestamp | null
  nextContactOn: string | null
  nextStep: string | null
  nextContactBy: string | null
  nextBirthdayOn: string | null
  nextAnniversaryOn: string | null
  completeness: number | null
  holderId: string | null
}

export interface CustomerTagsTable {
  customerId: string
  tagId: string
  addedAt: Generated<Timestamp>
  addedBy: string | null
  importId: string | null
}

export interface CustomersTable {
  id: string
  kind: string
  name: string
  shortName: string | null
  creditCode: string | null
  industryCode: string | null
  regionCode: string | null
  size: string | null
  phone: string | null
  wechat: string | null
  email: string | null
  address: string | null
  source: string | null
  externalId: string | null
  notes: string | null
  custom: Generated<Json>
  tier: string | null
  isVip: Generated<boolean>
  searchTokens: Generated<string[]>
  version: Generated<number>
  createdAt: Generated<Timestamp>
  createdBy: string | null
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
  deletedAt: Timestamp | null
  importId: string | null
  slot: Generated<string>
  ownedUntil: Generated<Timestamp>
  erasedAt: Timestamp | null
  mergedInto: string | null
}

export interface DepartmentsTable {
  id: string
  parentId: string | null
  name: string
  position: Generated<number>
  externalId: string | null
  version: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface DuplicateClustersTable {
  id: string
  score: number
  size: number
}

export interface DuplicateMembersTable {
  customerId: string
  clusterId: string
}

export interface DuplicatePairsTable {
  customerId: string
  otherId: string
  score: number
  evidence: number
}

export interface DuplicateScansTable {
  id: string
  no: GeneratedAlways<number>
  state: string
  rules: Json
  step: string | null
  ratio: Generated<number>
  cancelRequested: Generated<boolean>
  summary: Json | null
  error: string | null
  createdBy: string | null
  createdAt: Generated<Timestamp>
  startedAt: Timestamp | null
  finishedAt: Timestamp | null
}

export interface DuplicatesApartTable {
  customerId: string
  otherId: string
  decidedAt: Generated<Timestamp>
  decidedBy: string | null
}

export interface EventsTable {
  id: string
  at: Generated<Timestamp>
  name: string
  payload: Json
  actorId: string | null
  dispatchedAt: Timestamp | null
}

export interface ExchangeRatesTable {
  currency: string
  rate: Numeric
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
}

export interface ExportsTable {
  id: string
  personId: string
  list: string
  format: string
  query: Generated<Json>
  mode: string
  state: string
  total: number
  done: Generated<number>
  bytes: number | null
  access: string | null
  error: Json | null
  cancelRequested: Generated<boolean>
  downloads: Generated<number>
  createdAt: Generated<Timestamp>
  startedAt: Timestamp | null
  finishedAt: Timestamp | null
  expiresAt: Timestamp | null
}

export interface FilesTable {
  id: string
  name: string
  contentType: string
  byteSize: number
  sha256: Buffer
  createdBy: string | null
  createdAt: Generated<Timestamp>
  preview: string | null
}

export interface FollowUpGramsTable {
  customerId: string
  followUpId: string
  grams: number[]
}

export interface FollowUpsTable {
  customerId: string
  id: string
  kind: string
  text: string
  contactId: string | null
  authorId: string | null
  authorName: string | null
  happenedAt: Timestamp
  nextContactOn: string | null
  nextStep: string | null
  fileId: string | null
  fingerprint: Buffer | null
  version: Generated<number>
  createdAt: Generated<Timestamp>
  createdBy: string | null
  updatedAt: Generated<Timestamp>
  deletedAt: Timestamp | null
  importId: string | null
  deletedBy: string | null
}

export interface IdempotencyKeysTable {
  key: string
  actorId: string
  operation: string
  requestHash: Buffer
  status: number | null
  body: Json | null
  createdAt: Generated<Timestamp>
}

export interface IdentityLinksTable {
  providerId: string
  subject: string
  personId: string
  createdAt: Generated<Timestamp>
  lastUsedAt: Generated<Timestamp>
}

export interface IdentityProvidersTable {
  id: string
  kind: string
  label: string
  isActive: Generated<boolean>
  issuer: string
  clientId: string
  clientSecret: Buffer | null
  claim: string
  matches: string
  newPeopleIn: string | null
  passwordAllowed: Generated<boolean>
  version: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface ImportChangesTable {
  importId: string
  kind: string
  customerId: string
  recordId: string
  before: Json
  after: Json
}

export interface ImportDecisionsTable {
  importId: string
  rowNo: number
  action: string
  customerId: string | null
  recordId: string | null
  problems: Json | null
  parts: Json | null
}

export interface ImportDuplicatesTable {
  importId: string
  rowNo: number
  place: number
  customerId: string | null
  otherRow: number | null
  score: number
  evidence: number
}

export interface ImportKeptTable {
  importId: string
  kind: string
  customerId: string
  recordId: string
  reason: string
  fields: Generated<string[]>
}

export interface ImportMappingsTable {
  id: string
  kind: string
  name: string
  headerKeys: string[]
  options: Json
  createdAt: Generated<Timestamp>
  createdBy: string | null
  actorName: Generated<string>
}

export interface ImportRowsTable {
  importId: string
  rowNo: number
  newId: string
  data: Json
  tokens: string[] | null
  keyKinds: string[] | null
  keyValues: string[] | null
  problems: Json | null
}

export interface ImportsTable {
  id: string
  kind: string
  state: string
  goal: string | null
  fileName: string
  byteSize: number
  options: Generated<Json>
  detected: Generated<Json>
  bytesRead: Generated<number>
  lastRow: Generated<number>
  rowsRead: Generated<number>
  rowsLeftOut: Generated<number>
  step: string | null
  counts: Generated<Json>
  reasons: Generated<Json>
  error: Json | null
  cancelRequested: Generated<boolean>
  createdAt: Generated<Timestamp>
  createdBy: string | null
  actorName: Generated<string>
  startedAt: Timestamp | null
  finishedAt: Timestamp | null
  keepsChanges: Generated<boolean>
  undoCounts: Json | null
  undoneAt: Timestamp | null
  undoneBy: string | null
  undoneByName: string | null
  mappingId: string | null
}

export interface IndustriesTable {
  code: string
  parentCode: string | null
  level: number
  name: string
}

export interface LeavesTable {
  id: string
  personId: string
  delegateId: string
  fromOn: string
  untilOn: string
  note: string | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  version: Generated<number>
}

export interface MailSettingsTable {
  id: Generated<boolean>
  host: string
  port: number
  security: string
  checkCertificate: Generated<boolean>
  username: string | null
  passwordSealed: Buffer | null
  senderAddress: string
  senderName: string | null
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
}

export interface OrderLinesTable {
  customerId: string
  orderId: string
  position: number
  product: string
  quantity: Numeric
  price: Numeric
}

export interface OrdersTable {
  customerId: string
  id: string
  number: string
  orderedOn: string
  amount: Numeric
  currency: string
  amountBase: Numeric
  notes: string | null
  version: Generated<number>
  createdAt: Generated<Timestamp>
  createdBy: string | null
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
  deletedAt: Timestamp | null
  importId: string | null
  custom: Generated<Json>
  deletedBy: string | null
}

export interface OutgoingMailsTable {
  id: string
  kind: string
  personId: string
  linkId: string | null
  toAddress: string
  contentSealed: Buffer | null
  state: Generated<string>
  attempts: Generated<number>
  reason: string | null
  answer: string | null
  createdAt: Generated<Timestamp>
  expiresAt: Timestamp
  triedAt: Timestamp | null
  sentAt: Timestamp | null
}

export interface OwnershipRunMovesTable {
  runId: string
  customerId: string
  rulePosition: number
  fromPersonId: string | null
  fromPoolId: string | null
  toPersonId: string | null
  toPoolId: string | null
  fromTenureId: string
  revenue: Numeric | null
  reason: Generated<Json>
  skipped: string | null
  tier: string | null
}

export interface OwnershipRunsTable {
  id: string
  kind: string
  state: string
  ruleVersionId: string | null
  ofRunId: string | null
  summary: Generated<Json>
  error: string | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  startedAt: Timestamp | null
  finishedAt: Timestamp | null
  options: Generated<Json>
  progress: Json | null
  rulesVersion: number | null
}

export interface PeopleTable {
  id: string
  authUserId: string | null
  name: string
  email: string | null
  phone: string | null
  staffNumber: string | null
  departmentId: string | null
  managerId: string | null
  post: string | null
  capacity: number | null
  locale: string | null
  theme: string | null
  isActive: Generated<boolean>
  version: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  mustChangePassword: Generated<boolean>
  timeZone: string | null
}

export interface PersonLoadsTable {
  personId: string
  lastAssignedAt: Timestamp | null
}

export interface PersonRolesTable {
  personId: string
  role: string
}

export interface PoolDepartmentsTable {
  poolId: string
  departmentId: string
}

export interface PoolsTable {
  id: string
  name: string
  kind: Generated<string>
  description: string | null
  everyoneClaims: Generated<boolean>
  isActive: Generated<boolean>
  version: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  isDefault: Generated<boolean>
}

export interface PostChangesTable {
  id: string
  personId: string
  at: Generated<Timestamp>
  actorId: string | null
  actorName: string
  fromDepartmentId: string | null
  fromDepartment: string | null
  fromPost: string | null
  fromManagerId: string | null
  toDepartmentId: string | null
  toDepartment: string | null
  toPost: string | null
  toManagerId: string | null
}

export interface PrivacyRequestsTable {
  id: string
  kind: string
  state: string
  customerId: string
  contactId: string | null
  subject: string
  reason: string
  result: Generated<Json>
  error: string | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  createdName: string
  finishedAt: Timestamp | null
}

export interface RecoveryCodesTable {
  personId: string
  hash: Buffer
  usedAt: Timestamp | null
}

export interface RegionsTable {
  code: string
  parentCode: string | null
  level: number
  name: string
  fullName: string
}

export interface RolesTable {
  key: string
  isBuiltIn: Generated<boolean>
  name: string | null
  description: string | null
  grants: Generated<Json>
  fields: Generated<Json>
  version: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface RuleVersionsTable {
  id: string
  no: number
  state: string
  basedOn: string | null
  rules: Json
  note: string | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  activatedAt: Timestamp | null
  activatedBy: string | null
  version: Generated<number>
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
}

export interface SavedViewDefaultsTable {
  personId: string | null
  role: string | null
  viewId: string
}

export interface SavedViewSharesTable {
  viewId: string
  personId: string | null
  departmentId: string | null
  role: string | null
}

export interface SavedViewsTable {
  id: string
  ownerId: string
  name: string
  definition: Json
  isForEverybody: Generated<boolean>
  version: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
}

export interface SchemaMigrationsTable {
  version: number
  name: string
  checksum: string
  appliedAt: Generated<Timestamp>
  durationMs: number
}

export interface SearchBacklogTable {
  kind: string
  customerId: string
  id: string
}

export interface SearchProgressTable {
  part: string
  afterCustomerId: string | null
  afterId: string | null
  doneAt: Timestamp | null
}

export interface SecondFactorsTable {
  personId: string
  secret: Buffer
  confirmedAt: Timestamp | null
  lastStep: number | null
  createdAt: Generated<Timestamp>
}

export interface SegmentCustomersTable {
  customerId: string
  segmentId: string
  addedAt: Generated<Timestamp>
  addedBy: string | null
}

export interface SegmentSizesTable {
  segmentId: string
  day: string
  customers: number
}

export interface SegmentsTable {
  id: string
  name: string
  description: string | null
  kind: string
  condition: Json | null
  isShared: boolean
  ownerId: string
  version: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface SettingsTable {
  key: string
  value: Json
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
}

export interface SetupCodesTable {
  hash: Buffer
  createdAt: Generated<Timestamp>
  failures: Generated<number>
}

export interface SignInAttemptsTable {
  bucket: string
  failures: Generated<number>
  lastAttemptAt: Timestamp
  lockedUntil: Timestamp | null
}

export interface SpecialDaysTable {
  customerId: string
  id: string
  contactId: string | null
  kind: string
  label: string | null
  calendar: string
  year: number | null
  month: number
  day: number
  isLeap: Generated<boolean>
  nextOn: string
  version: Generated<number>
  createdAt: Generated<Timestamp>
  createdBy: string | null
  updatedAt: Generated<Timestamp>
  updatedBy: string | null
  importId: string | null
}

export interface TagsTable {
  id: string
  name: string
  colour: string
  groupName: string | null
  version: Generated<number>
  createdAt: Generated<Timestamp>
  createdBy: string | null
  updatedAt: Generated<Timestamp>
}

export interface TeamMembersTable {
  teamId: string
  personId: string
}

export interface TeamsTable {
  id: string
  name: string
  description: string | null
  leadId: string | null
  version: Generated<number>
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface TenuresTable {
  customerId: string
  id: string
  slot: Generated<string>
  personId: string | null
  poolId: string | null
  startAt: Timestamp
  endAt: Generated<Timestamp>
  prevEndAt: Timestamp | null
  reasonCode: string
  reason: Generated<Json>
  ruleVersionId: string | null
  rulePosition: number | null
  runId: string | null
  importId: string | null
  actorId: string | null
  actorName: string
  recordedAt: Generated<Timestamp>
}

export interface TierChangesTable {
  customerId: string
  runNo: number
  at: Generated<Timestamp>
  fromTier: string | null
  toTier: string | null
  fromVip: boolean
  toVip: boolean
  rank: number | null
  measure: Numeric | null
  previousMeasure: Numeric | null
}

export interface TierResultsTable {
  customerId: string
  tier: string
  isVip: boolean
  rank: number
  measure: Numeric
  shareBefore: Numeric
}

export interface TierRunsTable {
  id: string
  no: GeneratedAlways<number>
  state: string
  scheme: Json
  periodFrom: string | null
  periodTo: string | null
  summary: Generated<Json>
  error: string | null
  createdAt: Generated<Timestamp>
  createdBy: string | null
  startedAt: Timestamp | null
  finishedAt: Timestamp | null
}

export interface UploadedFilesTable {
  id: string
  fileId: string
  fieldId: string
  name: string
  createdAt: Generated<Timestamp>
  createdBy: string
}

export interface WatchedCustomersTable {
  personId: string
  customerId: string
  createdAt: Generated<Timestamp>
}

export interface Database {
  accessLinks: AccessLinksTable
  accessVersion: AccessVersionTable
  apiKeys: ApiKeysTable
  auditChecks: AuditChecksTable
  auditEntries: AuditEntriesTable
  auditSeals: AuditSealsTable
  auditValues: AuditValuesTable
  backupRuns: BackupRunsTable
  backupSchedule: BackupScheduleTable
  bulkEditRows: BulkEditRowsTable
  bulkEdits: BulkEditsTable
  collaborators: CollaboratorsTable
  company: CompanyTable
  consents: ConsentsTable
  contactTies: ContactTiesTable
  contactTokens: ContactTokensTable
  contactViewDays: ContactViewDaysTable
  contactViews: ContactViewsTable
  contacts: ContactsTable
  customFields: CustomFieldsTable
  customKeys: CustomKeysTable
  customValues: CustomValuesTable
  customerFiles: CustomerFilesTable
  customerKeys: CustomerKeysTable
  customerMergeMembers: CustomerMergeMembersTable
  customerMergeParents: CustomerMergeParentsTable
  customerMergeRows: CustomerMergeRowsTable
  customerMerges: CustomerMergesTable
  customerParents: CustomerParentsTable
  customerRelations: CustomerRelationsTable
  customerStats: CustomerStatsTable
  customerTags: CustomerTagsTable
  customers: CustomersTable
  departments: DepartmentsTable
  duplicateClusters: DuplicateClustersTable
  duplicateMembers: DuplicateMembersTable
  duplicatePairs: DuplicatePairsTable
  duplicateScans: DuplicateScansTable
  duplicatesApart: DuplicatesApartTable
  events: EventsTable
  exchangeRates: ExchangeRatesTable
  exports: ExportsTable
  files: FilesTable
  followUpGrams: FollowUpGramsTable
  followUps: FollowUpsTable
  idempotencyKeys: IdempotencyKeysTable
  identityLinks: IdentityLinksTable
  identityProviders: IdentityProvidersTable
  importChanges: ImportChangesTable
  importDecisions: ImportDecisionsTable
  importDuplicates: ImportDuplicatesTable
  importKept: ImportKeptTable
  importMappings: ImportMappingsTable
  importRows: ImportRowsTable
  imports: ImportsTable
  industries: IndustriesTable
  leaves: LeavesTable
  mailSettings: MailSettingsTable
  orderLines: OrderLinesTable
  orders: OrdersTable
  outgoingMails: OutgoingMailsTable
  ownershipRunMoves: OwnershipRunMovesTable
  ownershipRuns: OwnershipRunsTable
  people: PeopleTable
  personLoads: PersonLoadsTable
  personRoles: PersonRolesTable
  poolDepartments: PoolDepartmentsTable
  pools: PoolsTable
  postChanges: PostChangesTable
  privacyRequests: PrivacyRequestsTable
  recoveryCodes: RecoveryCodesTable
  regions: RegionsTable
  roles: RolesTable
  ruleVersions: RuleVersionsTable
  savedViewDefaults: SavedViewDefaultsTable
  savedViewShares: SavedViewSharesTable
  savedViews: SavedViewsTable
  schemaMigrations: SchemaMigrationsTable
  searchBacklog: SearchBacklogTable
  searchProgress: SearchProgressTable
  secondFactors: SecondFactorsTable
  segmentCustomers: SegmentCustomersTable
  segmentSizes: SegmentSizesTable
  segments: SegmentsTable
  settings: SettingsTable
  setupCodes: SetupCodesTable
  signInAttempts: SignInAttemptsTable
  specialDays: SpecialDaysTable
  tags: TagsTable
  teamMembers: TeamMembersTable
  teams: TeamsTable
  tenures: TenuresTable
  tierChanges: TierChangesTable
  tierResults: TierResultsTable
  tierRuns: TierRunsTable
  uploadedFiles: UploadedFilesTable
  watchedCustomers: WatchedCustomersTable
}
