import { accessLinkRoutes } from '../access-links/api.ts'
import { mailRoutes } from '../mail/api.ts'
import { contactRoutes } from '../contacts/api.ts'
import { customerGroupRoutes } from '../customer-groups/api.ts'
import { customerRelationRoutes } from '../customer-relations/api.ts'
import { decisionMapRoutes } from '../decision-maps/api.ts'
import { customerRoutes } from '../customers/api.ts'
import { fileRoutes } from '../files/api.ts'
import { followUpRoutes } from '../follow-ups/api.ts'
import { liveRoutes } from '../live/api.ts'
import { orderRoutes } from '../orders/api.ts'
import { referenceRoutes } from '../reference/api.ts'
import { searchRoutes } from '../search/api.ts'
import { todayRoutes } from '../today/api.ts'
import { demoRoutes } from '../demo/api.ts'
import { setupRoutes } from '../setup/api.ts'
import { settingsRoutes } from '../settings/api.ts'
import { secondFactorRoutes } from '../second-factor/api.ts'
import { singleSignOnRoutes } from '../single-sign-on/api.ts'
import { sessionRoutes } from '../session/api.ts'
import { peopleRoutes } from '../people/api.ts'
import { departmentRoutes } from '../departments/api.ts'
import { leaveRoutes } from '../leaves/api.ts'
import { teamRoutes } from '../teams/api.ts'
import { apiKeyRoutes } from '../api-keys/api.ts'
import { auditRoutes } from '../audit/api.ts'
import { customFieldRoutes } from '../custom-fields/api.ts'
import { backupRoutes } from '../backup/api.ts'
import { importRoutes } from '../imports/api.ts'
import { tierRoutes } from '../tiers/api.ts'
import { ownershipRoutes } from '../ownership/api.ts'
import { poolRoutes } from '../pools/api.ts'
import { ruleRoutes } from '../rules/api.ts'
import { accessExplanationRoutes } from '../access-explanation/api.ts'
import { roleRoutes } from '../roles/api.ts'
import { collaboratorRoutes } from '../collaborators/api.ts'
import { consentRoutes } from '../consents/api.ts'
import { contactViewRoutes } from '../contact-views/api.ts'
import { mergeRoutes } from '../merges/api.ts'
import { privacyRoutes } from '../privacy/api.ts'
import { historyRoutes } from '../history/api.ts'
import { binRoutes } from '../bin/api.ts'
import { duplicateRoutes } from '../duplicates/api.ts'
import { segmentRoutes } from '../segments/api.ts'
import { specialDayRoutes } from '../special-days/api.ts'
import { tagRoutes } from '../tags/api.ts'
import { savedViewRoutes } from '../saved-views/api.ts'
import { bulkEditRoutes } from '../bulk-edits/api.ts'
import { exportRoutes } from '../exports/api.ts'
import type { AnyRoute } from './route.ts'

/** The route table: every feature's routes, one line each. */
export const routes = {
  ...setupRoutes,
  ...demoRoutes,
  ...sessionRoutes,
  ...secondFactorRoutes,
  ...singleSignOnRoutes,
  ...accessLinkRoutes,
  ...mailRoutes,
  ...peopleRoutes,
  ...departmentRoutes,
  ...teamRoutes,
  ...leaveRoutes,
  ...apiKeyRoutes,
  ...settingsRoutes,
  ...auditRoutes,
  ...backupRoutes,
  ...importRoutes,
  ...tierRoutes,
  ...customerRoutes,
  ...customerGroupRoutes,
  ...customerRelationRoutes,
  ...decisionMapRoutes,
  ...customFieldRoutes,
  ...contactRoutes,
  ...orderRoutes,
  ...followUpRoutes,
  ...fileRoutes,
  ...searchRoutes,
  ...referenceRoutes,
  ...todayRoutes,
  ...ownershipRoutes,
  ...poolRoutes,
  ...ruleRoutes,
  ...roleRoutes,
  ...accessExplanationRoutes,
  ...collaboratorRoutes,
  ...liveRoutes,
  ...consentRoutes,
  ...contactViewRoutes,
  ...privacyRoutes,
  ...historyRoutes,
  ...binRoutes,
  ...mergeRoutes,
  ...specialDayRoutes,
  ...tagRoutes,
  ...duplicateRoutes,
  ...segmentRoutes,
  ...savedViewRoutes,
  ...bulkEditRoutes,
  ...exportRoutes,
} satisfies Record<string, AnyRoute>
