import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { JobDeclaration, JobProcessor } from './job.declaration.js';
import { PROCESSES_JOB } from './processes-job.decorator.js';
import { QUEUE_OPTIONS } from './queue.options.js';
import type { QueueOptions } from './queue.options.js';

/** The declared jobs, and who does their work. */
@Injectable()
export class JobRegistry {
  private readonly declarations: ReadonlyMap<string, JobDeclaration>;

  constructor(
    @Inject(QUEUE_OPTIONS) options: QueueOptions,
    private readonly discovery: DiscoveryService,
  ) {
    this.declarations = byName(options.jobs);
  }

  /** @throws Error if no such job is declared. */
  declaration(name: string): JobDeclaration {
    const declaration = this.declarations.get(name);
    if (!declaration) throw new Error(`No job is declared as '${name}'`);
    return declaration;
  }

  listeningTo(topic: string): JobDeclaration[] {
    return [...this.declarations.values()].filter(({ topics }) => topics.includes(topic));
  }

  /** The processor of every declared job. @throws Error that names each job without exactly one, and each stray processor. */
  processors(): ReadonlyMap<string, JobProcessor> {
    const found = new Map<string, JobProcessor[]>();
    for (const { name, processor } of this.discovered()) found.set(name, [...(found.get(name) ?? []), processor]);
    const defects = [
      ...[...this.declarations.keys()].flatMap((name) => {
        const count = found.get(name)?.length ?? 0;
        return count === 1 ? [] : [`job '${name}' has ${count} processors`];
      }),
      ...[...found.keys()].filter((name) => !this.declarations.has(name)).map((name) => `processor of '${name}', which is not declared`),
    ];
    if (defects.length > 0) throw new Error(`Jobs and processors do not match: ${defects.join('; ')}`);
    return new Map([...found].flatMap(([name, [processor]]) => (processor ? [[name, processor] as const] : [])));
  }

  private discovered(): { name: string; processor: JobProcessor }[] {
    return this.discovery.getProviders().flatMap(({ metatype, instance }) => {
      const name: unknown = metatype ? Reflect.getMetadata(PROCESSES_JOB, metatype) : undefined;
      return typeof name === 'string' && instance ? [{ name, processor: instance as JobProcessor }] : [];
    });
  }
}

function byName(jobs: readonly JobDeclaration[]): ReadonlyMap<string, JobDeclaration> {
  const declarations = new Map(jobs.map((job) => [job.name, job]));
  if (declarations.size !== jobs.length) throw new Error('Two jobs are declared under one name');
  return declarations;
}
