import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { renderRefusal } from '#kernel';
import { LIMITS, limitOf } from '#permissions';
import { CurrentStaff, SignedIn, abilityOf } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { ActionBus } from '../action.bus.js';
import { declaredActions } from '../action.declaration.js';
import type { ActionDeclaration } from '../action.declaration.js';
import { ActionFormType } from './action-form.types.js';
import { ActionControlInput } from './action.types.js';
import { ActionOutcomeType } from './outcome.type.js';
import { inputFields } from './input.schema.js';
import { OutcomePresenter } from './outcome.presenter.js';

/** What is not one mutation per action: the forms, and undo. */
@Resolver()
export class ActionResolver {
  constructor(
    private readonly bus: ActionBus,
    private readonly presenter: OutcomePresenter,
  ) {}

  @Query(() => [ActionFormType])
  @SignedIn('says what the caller may and may not do')
  actionForms(
    @Args('targetType', { type: () => String, nullable: true }) targetType: string | null,
    @CurrentStaff() staff: StaffActor,
  ): ActionFormType[] {
    return declaredActions()
      .filter((declaration) => !targetType || (declaration.target ?? declaration.subject) === targetType)
      .map((declaration) => formFor(declaration, staff));
  }

  @Mutation(() => ActionOutcomeType)
  @SignedIn('the permission is that of the action which is undone, checked when its plan is made')
  async undoAction(
    @Args('executionId', { type: () => ID }) executionId: string,
    @Args('control', { type: () => ActionControlInput }) control: ActionControlInput,
    @CurrentStaff() staff: StaffActor,
  ): Promise<ActionOutcomeType> {
    return this.presenter.present(await this.bus.run({ undo: executionId }, control, staff), staff);
  }
}

function formFor(declaration: ActionDeclaration, staff: StaffActor): ActionFormType {
  const allowed = abilityOf(staff).can(declaration.name, declaration.subject);
  return {
    name: declaration.name,
    targetType: declaration.target ?? declaration.subject,
    allowed,
    deniedReason: allowed ? null : renderRefusal('FORBIDDEN', { action: declaration.name }, staff.locale),
    fields: inputFields(declaration.input).map(({ name, required, form, min, max, choices }) => ({
      name,
      type: form.control,
      required,
      min,
      max,
      choices: choices && [...choices],
      source: form.source ?? null,
    })),
    reasonCodes: [...declaration.reasons],
    movesMoney: declaration.movesMoney ?? false,
    limits: (declaration.limits ?? []).map((name) => ({ name, unit: LIMITS[name].unit, limit: limitOf(name, staff.role) })),
  };
}
