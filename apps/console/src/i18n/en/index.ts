import { actions } from './actions.js';
import { audit } from './audit.js';
import { bulk } from './bulk.js';
import { charges } from './charges.js';
import { common } from './common.js';
import { dashboard } from './dashboard.js';
import { domain } from './domain.js';
import { invariants } from './invariants.js';
import { loyalty } from './loyalty.js';
import { plans } from './plans.js';
import { ra } from './ra.js';
import { requests } from './requests.js';
import { search } from './search.js';
import { subscriber } from './subscriber.js';
import { subscribers } from './subscribers.js';
import { verdict } from './verdict.js';
import { worklist } from './worklist.js';

/** The schema of all catalogues: every text of the console, one file for each part of it. */
export const en = { actions, audit, bulk, charges, common, dashboard, domain, invariants, loyalty, plans, ra, requests, search, subscriber, subscribers, verdict, worklist } as const;
