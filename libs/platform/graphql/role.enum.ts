import { ROLES } from '#permissions';
import { graphqlEnum } from './enums.js';

/** Shared by staff accounts and by plans, which name the role that may raise a limit. */
export const StaffRoleEnum = graphqlEnum('StaffRole', ROLES);
