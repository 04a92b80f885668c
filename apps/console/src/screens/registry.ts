import type { SvgIconComponent } from '@mui/icons-material';
import People from '@mui/icons-material/PeopleAltOutlined';
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

/** Every screen beside the dashboard, in the order of the navigation. Each is loaded when it is opened. */
export const screens: readonly ScreenEntry[] = [
  {
    resource: 'subscribers',
    label: 'common.nav.subscribers',
    icon: People,
    chord: 's',
    list: lazy(() => import('./subscribers/SubscribersScreen.js')),
  },
];

/** The right that a screen asks for. */
export function accessOf({ resource }: ScreenEntry): readonly ['read', (typeof RESOURCE_SUBJECTS)[ResourceName]] {
  return ['read', RESOURCE_SUBJECTS[resource]];
}
