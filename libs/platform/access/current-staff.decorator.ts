import { createParamDecorator } from '@nestjs/common';
import { signedIn } from './access.guard.js';
import type { StaffActor } from './request.context.js';

/** Parameter of a handler: the signed-in {@link StaffActor}; refusal UNAUTHENTICATED if there is none. */
export const CurrentStaff = createParamDecorator((): StaffActor => signedIn());
