import type { Type } from '@nestjs/common';
import type { ReturnTypeFuncValue } from '@nestjs/graphql';
import { Args, Field, ID, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { StaffActor } from '#platform/access';
import { CurrentStaff, Requires } from '#platform/access';
import { ActionBus } from '../action.bus.js';
import type { ActionDeclaration } from '../action.declaration.js';
import { ActionControlInput } from './action.types.js';
import { ActionOutcomeType } from './outcome.type.js';
import { inputFields } from './input.schema.js';
import type { InputField } from './input.schema.js';
import { OutcomePresenter } from './outcome.presenter.js';

/** The mutation of an action, made from its declaration: `name(input, control): ActionOutcome`. */
export function actionResolver(declaration: ActionDeclaration): Type {
  const Input = inputType(declaration);

  @Resolver()
  class ActionMutation {
    constructor(
      private readonly bus: ActionBus,
      private readonly presenter: OutcomePresenter,
    ) {}

    @Mutation(() => ActionOutcomeType, { name: declaration.name })
    @Requires(declaration.name, declaration.subject)
    async run(
      @Args('input', { type: () => Input }) input: object,
      @Args('control', { type: () => ActionControlInput }) control: ActionControlInput,
      @CurrentStaff() staff: StaffActor,
    ): Promise<ActionOutcomeType> {
      return this.presenter.present(await this.bus.run({ action: declaration.name, input: { ...input } }, control, staff), staff);
    }
  }

  Object.defineProperty(ActionMutation, 'name', { value: `${capitalised(declaration.name)}Mutation` });
  return ActionMutation;
}

function inputType(declaration: ActionDeclaration): Type {
  const InputClass = class {};
  for (const field of inputFields(declaration.input)) {
    Field(() => graphqlType(field), { nullable: !field.required })(InputClass.prototype, field.name);
  }
  InputType(`${capitalised(declaration.name)}Input`)(InputClass);
  return InputClass;
}

function graphqlType({ kind }: InputField): ReturnTypeFuncValue {
  const types = { id: ID, int: Int, boolean: Boolean, string: String, 'int[]': [Int], 'string[]': [String] } as const;
  return types[kind] as ReturnTypeFuncValue;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
