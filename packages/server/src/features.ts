import type { BindRoutes } from './bind-routes.ts'
import { bindAccessLinkRoutes } from './access-links/routes.ts'
import { bindBinRoutes } from './bin/routes.ts'
import { bindHistoryRoutes } from './history/routes.ts'
import { bindConsentRoutes } from './consents/routes.ts'
import { bindContactViewRoutes } from './contact-views/routes.ts'
import { bindContactRoutes } from './contacts/routes.ts'
import { bindCustomerRelationRoutes } from './customer-relations/routes.ts'
import { bindCustomerRoutes } from './customers/routes.ts'
import { bindCustomerGroupRoutes } from './customer-groups/routes.ts'
import { bindCustomFieldRoutes } from './custom-fields/routes.ts'
import { bindFileRoutes } from './files/routes.ts'
import { bindFollowUpRoutes } from './follow-ups/routes.ts'
import { bindImportRoutes } from './imports/routes.ts'
import { bindMailRoutes } from './mail/routes.ts'
import { bindLiveRoutes } from './live/routes.ts'
import { bindOrderRoutes } from './orders/routes.ts'
import { bindSearchRoutes } from './search/routes.ts'
import { bindTodayRoutes } from './today/routes.ts'
import { bindMergeRoutes } from './merges/routes.ts'
import { bindPrivacyRoutes } from './privacy/routes.ts'
import { bindReferenceRoutes } from './reference/routes.ts'
import { bindApiKeyRoutes } from './api-keys/routes.ts'
import { bindAuditRoutes } from './audit/routes.ts'
import { bindBackupRoutes } from './backup/routes.ts'
import { bindDecisionMapRoutes } from './decision-maps/routes.ts'
import { bindDemoRoutes } from './demo/routes.ts'
import { bindDepartmentRoutes } from './departments/routes.ts'
import { bindLeaveRoutes } from './leaves/routes.ts'
import { bindOwnershipRoutes } from './ownership/routes.ts'
import { bindPoolRoutes } from './pools/routes.ts'
import { bindCollaboratorRoutes } from './collaborators/routes.ts'
import { bindAccessExplanationRoutes } from './access-explanation/routes.ts'
import { bindRoleRoutes } from './roles/routes.ts'
import { bindRuleRoutes } from './rules/routes.ts'
import { bindPeopleRoutes } from './people/routes.ts'
import { bindSecondFactorRoutes } from './second-factor/routes.ts'
import { bindSessionRoutes } from './session/routes.ts'
import { bindSettingsRoutes } from './settings/routes.ts'
import { bindSetupRoutes } from './setup/routes.ts'
import { bindSingleSignOnRoutes } from './single-sign-on/routes.ts'
import { bindDuplicateRoutes } from './duplicates/routes.ts'
import { bindSegmentRoutes } from './segments/routes.ts'
import { bindSpecialDayRoutes } from './special-days/routes.ts'
import { bindTagRoutes } from './tags/routes.ts'
import { bindTeamRoutes } from './teams/routes.ts'
import { bindTierRoutes } from './tiers/routes.ts'
import { bindSavedViewRoutes } from './saved-views/routes.ts'
import { bindBulkEditRoutes } from './bulk-edits/routes.ts'
import { bindExportRoutes } from './exports/routes.ts'

/** Every feature's routes, one line each. */
export const features: BindRoutes[] = [
  bindAccessLinkRoutes,
  bindApiKeyRoutes,
  bindAuditRoutes,
  bindBackupRoutes,
  bindDemoRoutes,
  bindDepartmentRoutes,
  bindMailRoutes,
  bindTeamRoutes,
  bindLeaveRoutes,
  bindOwnershipRoutes,
  bindPoolRoutes,
  bindRuleRoutes,
  bindRoleRoutes,
  bindAccessExplanationRoutes,
  bindCollaboratorRoutes,
  bindPeopleRoutes,
  bindSecondFactorRoutes,
  bindSessionRoutes,
  bindSingleSignOnRoutes,
  bindSettingsRoutes,
  bindSetupRoutes,
  bindTierRoutes,
  bindReferenceRoutes,
  bindCustomerRoutes,
  bindCustomerGroupRoutes,
  bindCustomerRelationRoutes,
  bindDecisionMapRoutes,
  bindCustomFieldRoutes,
  bindContactRoutes,
  bindConsentRoutes,
  bindContactViewRoutes,
  bindPrivacyRoutes,
  bindMergeRoutes,
  bindOrderRoutes,
  bindFollowUpRoutes,
  bindFileRoutes,
  bindHistoryRoutes,
  bindBinRoutes,
  bindImportRoutes,
  bindSearchRoutes,
  bindTodayRoutes,
  bindLiveRoutes,
  bindSpecialDayRoutes,
  bindTagRoutes,
  bindDuplicateRoutes,
  bindSegmentRoutes,
  bindSavedViewRoutes,
  bindBulkEditRoutes,
  bindExportRoutes,
]
