import type { SvgIconComponent } from '@mui/icons-material';
import Assignment from '@mui/icons-material/AssignmentLateOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Fingerprint from '@mui/icons-material/FingerprintRounded';
import Groups from '@mui/icons-material/GroupsOutlined';
import Loyalty from '@mui/icons-material/LoyaltyOutlined';
import People from '@mui/icons-material/PeopleAltOutlined';
import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import Sell from '@mui/icons-material/SellOutlined';
import { lazy, type ComponentType } from 'react';
import { RESOURCE_SUBJECTS, type ResourceName } from '../data/access.js';
import type { TextKey } from '../i18n/catalogue.js';

export interface ScreenEntry {
  /** Also the first part of its address. */
  resource: ResourceName;
  label: TextKey & `common.nav.${string}`;
  icon: SvgIconComponent;
  /** `g` and then this letter goes there. */
  chord: string;
  list: ComponentType;
  /** Pages below the list, by the rest of their address, such as `:id`. */
  pages?: readonly { path: string; component: ComponentType }[];
}

export const DashboardScreen = lazy(() => import('./dashboard/DashboardScreen.js'));

const SubscriberScreen = lazy(() => import('./subscriber/SubscriberScreen.js'));

/** Every screen beside the dashboard, in the order of the navigation. Each is loaded when it is opened. */
export const screens: readonly ScreenEntry[] = [
  {
    resource: 'subscribers',
    label: 'common.nav.subscribers',
    icon: People,
    chord: 's',
    list: lazy(() => import('./subscribers/SubscribersScreen.js')),
    pages: [
      { path: ':id', component: SubscriberScreen },
      { path: ':id/:lineId', component: SubscriberScreen },
    ],
  },
  {
    resource: 'failedRenewals',
    label: 'common.nav.failedRenewals',
    icon: Assignment,
    chord: 'f',
    list: lazy(() => import('./worklist/WorklistScreen.js')),
    pages: [
      { path: ':id', component: lazy(() => import('./worklist/RenewalScreen.js')) },
      { path: 'bulk', component: lazy(() => import('./bulk/BulkRunsScreen.js')) },
      { path: 'bulk/:id', component: lazy(() => import('./bulk/BulkRunScreen.js')) },
    ],
  },
  {
    resource: 'charges',
    label: 'common.nav.charges',
    icon: ReceiptLong,
    chord: 'c',
    list: lazy(() => import('./charges/ChargesScreen.js')),
    pages: [{ path: ':id', component: lazy(() => import('./charges/ChargeScreen.js')) }],
  },
  {
    resource: 'plans',
    label: 'common.nav.plans',
    icon: Sell,
    chord: 'p',
    list: lazy(() => import('./plans/PlansScreen.js')),
    pages: [{ path: ':id', component: lazy(() => import('./plans/PlanScreen.js')) }],
  },
  {
    resource: 'loyaltyAdjustments',
    label: 'common.nav.loyalty',
    icon: Loyalty,
    chord: 'l',
    list: lazy(() => import('./loyalty/LoyaltyScreen.js')),
    pages: [{ path: ':seq', component: lazy(() => import('./loyalty/LoyaltyScreen.js')) }],
  },
  {
    resource: 'actionRequests',
    label: 'common.nav.actionRequests',
    icon: Groups,
    chord: 'r',
    list: lazy(() => import('./requests/RequestsScreen.js')),
    pages: [{ path: ':id', component: lazy(() => import('./requests/RequestsScreen.js')) }],
  },
  {
    resource: 'auditEntries',
    label: 'common.nav.audit',
    icon: Fingerprint,
    chord: 'a',
    list: lazy(() => import('./audit/AuditScreen.js')),
    pages: [{ path: ':seq', component: lazy(() => import('./audit/AuditEntryScreen.js')) }],
  },
  {
    resource: 'invariants',
    label: 'common.nav.invariants',
    icon: FactCheck,
    chord: 'i',
    list: lazy(() => import('./invariants/InvariantsScreen.js')),
  },
];

/** The right that a screen asks for. */
export function accessOf({ resource }: ScreenEntry): readonly ['read', (typeof RESOURCE_SUBJECTS)[ResourceName]] {
  return ['read', RESOURCE_SUBJECTS[resource]];
}
