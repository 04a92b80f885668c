import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Refusal } from '#kernel';
import { CurrentStaff } from '#platform/access';
import type { StaffActor } from '#platform/access';
import { loadFor, perRequest } from '#platform/graphql';
import { CaseFileReader } from '../reads/case-file.reader.js';
import type { StoredCase } from '../reads/case-file.reader.js';
import { verdictView } from '../reads/verdict.view.js';
import type { VerdictView } from '../reads/verdict.view.js';
import { RenewalType } from './renewal.type.js';
import { VerdictType } from './verdict.type.js';

/** What the diagnosis adds to a renewal; whoever may read the renewal may read why it failed. */
@Resolver(() => RenewalType)
export class VerdictResolver {
  constructor(private readonly reader: CaseFileReader) {}

  @ResolveField(() => VerdictType)
  async verdict(@Parent() renewal: RenewalType, @CurrentStaff() staff: StaffActor): Promise<VerdictView> {
    const load = perRequest(this, () => (ids: readonly string[]) => this.reader.read(ids, staff));
    const stored = await loadFor<StoredCase | null>(load, renewal.id, null);
    if (!stored) throw new Refusal('NOT_FOUND');
    return verdictView(stored, staff);
  }
}
