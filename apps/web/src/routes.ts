import { apiKeysRoute, securityRoute, sessionsRoute } from './features/account/route.ts';
import { batchesRoute, batchRoute } from './features/batches/route.ts';
import { benchmarksRoute } from './features/benchmarks/route.ts';
import { companiesRoute, companyRoute } from './features/companies/route.ts';
import { documentRoute, documentsRoute, trashRoute } from './features/documents/route.ts';
import { homeRoute } from './features/home/route.ts';
import { invitationRoute } from './features/invitation/route.ts';
import { modelsRoute } from './features/models/route.ts';
import { portalLlmHostsRoute } from './features/portal-llm-hosts/route.ts';
import { portalLogsRoute } from './features/portal-logs/route.ts';
import { portalPeopleRoute } from './features/portal-people/route.ts';
import { portalOperationsRoute } from './features/portal-operations/route.ts';
import { portalSystemRoute } from './features/portal-system/route.ts';
import { portalTeamsRoute } from './features/portal-teams/route.ts';
import { quantizationRoute } from './features/quantization/route.ts';
import { portalAuditRoute, teamAuditRoute } from './features/team-audit/route.ts';
import { teamLlmRoute } from './features/team-llm/route.ts';
import { teamMembersRoute } from './features/team-members/route.ts';
import { teamRulesRoute } from './features/team-rules/route.ts';
import {
  appRoute,
  noTeamRoute,
  rootRoute,
  setupRoute,
  signInRoute,
  signUpRoute,
} from './shell/app-route.tsx';
import { teamUsageRoute } from './features/team-usage/route.ts';
import { teamWebhooksRoute } from './features/team-webhooks/route.ts';

/** Every page, in the order of the navigation. A new page is a folder in features/ and its line here. */
const pages = appRoute.addChildren([
  homeRoute, //
  modelsRoute,
  quantizationRoute,
  documentsRoute,
  trashRoute,
  documentRoute,
  batchesRoute,
  batchRoute,
  companiesRoute,
  companyRoute,
  benchmarksRoute,
  teamMembersRoute,
  teamRulesRoute,
  securityRoute,
  sessionsRoute,
  apiKeysRoute,
  teamAuditRoute,
  teamLlmRoute,
  teamWebhooksRoute,
  teamUsageRoute,
  portalPeopleRoute,
  portalTeamsRoute,
  portalOperationsRoute,
  portalSystemRoute,
  portalLlmHostsRoute,
  portalLogsRoute,
  portalAuditRoute,
]);

export const routeTree = rootRoute.addChildren([
  pages,
  invitationRoute,
  signInRoute,
  signUpRoute,
  setupRoute,
  noTeamRoute,
]);
