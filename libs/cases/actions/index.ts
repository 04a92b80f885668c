import { Module } from '@nestjs/common';
import { CaseClosedEffect, CaseOpenedEffect } from './case.effects.js';
import { CaseTarget } from './case.target.js';
import { CloseCase } from './close-case.action.js';
import { OpenCase } from './open-case.action.js';

@Module({ providers: [CaseTarget, OpenCase, CloseCase, CaseOpenedEffect, CaseClosedEffect] })
export class CaseActionsModule {}
