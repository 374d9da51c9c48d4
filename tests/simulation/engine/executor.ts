import { deletesAfter } from "./deletes";
import type { Deployment } from "./deployment";
import { DependencyGraph } from "./graph";
import { refreshAll, refreshed } from "./refresh";
import type { Registrations } from "./registration";
import { neededBy, type ResourceState } from "./state";
import { type Continuation, StepGenerator } from "./step-generator";
import type { EngineStep } from "./steps";
import { type Schedule, type Tasks, type Work, wait } from "./tasks";

/**
 * One run of the engine from its begin to its end:
 * https://github.com/pulumi/pulumi/blob/v3.220.0/pkg/resource/deploy/deployment_executor.go
 */
export class Executor {
  readonly #due: Continuation[] = [];
  readonly #waiting: object[] = [];
  readonly #skipped = new Set<string>();
  #announced = 0;
  #active = 0;

  constructor(
    readonly deployment: Deployment,
    readonly tasks: Tasks,
    readonly schedule: Schedule,
  ) {}

  /** A run without a program deletes, or reads, what the state has. */
  *main(registrations: Registrations): Work {
    const { deployment } = this;
    const { command, options, mode } = deployment.settings;
    if ((options.refresh || command === "refresh") && mode !== "refresh") yield* refreshAll(deployment, this.tasks);
    if (!deployment.canceled && (command !== "refresh" || mode === "refresh")) {
      yield* this.#program(registrations);
      if (!deployment.canceled) yield* this.#afterwards();
    }
    // What was not worth a write of its own is written at the end.
    deployment.write();
  }

  *#program(registrations: Registrations): Work {
    const { deployment } = this;
    const generator = new StepGenerator(deployment, registrations, {
      announce: () => (this.#announced += 1),
      due: (continuation) => this.#due.push(continuation),
    });
    const mayGoOn = () => deployment.canceled || this.#due.length > 0 || registrations.ready().length > 0;
    const isOver = () => this.#announced === 0 && registrations.areSettled;
    while (!deployment.canceled && !isOver()) {
      const ready = registrations.ready();
      const continuation = this.#due.shift();
      if (continuation !== undefined) {
        this.#announced -= 1;
        yield* this.#decide(continuation());
      } else if (ready.length > 0) {
        const registration = ready[this.schedule.pick(ready.length)];
        if (registration === undefined) continue;
        registration.state = "registered";
        yield* this.#decide(generator.register(registration));
      } else yield* wait(() => mayGoOn() || isOver());
    }
    yield* wait(() => this.#active === 0 && this.#waiting.length === 0);
  }

  *#decide(decision: Work<EngineStep[]>): Work {
    const { deployment } = this;
    try {
      const steps = yield* decision;
      this.#refuseLackingSteps(steps);
      for (const { resource } of deployment.erroredSteps) this.#skipped.add(resource.urn);
      const possible = steps.filter((step) => !this.#isSkipped(step));
      if (possible.length > 0) this.tasks.spawn(this.#chain(possible));
    } catch (error) {
      deployment.fail(error);
    }
  }

  /** With targets, nothing may be made that depends on what is not made. */
  #refuseLackingSteps(steps: readonly EngineStep[]): void {
    const { target, replace } = this.deployment.settings.options;
    if (target === undefined && replace === undefined) return;
    for (const { resource, skipsCreate } of steps)
      if (!skipsCreate && neededBy(resource).some((urn) => this.deployment.skippedCreates.has(urn)))
        throw new Error(`${resource.name} depends on what was not specified in --target`);
  }

  #isSkipped({ resource, registration }: EngineStep): boolean {
    const { providerUrn } = resource;
    const skipped = neededBy(resource).some((urn) => urn !== providerUrn && this.#skipped.has(urn));
    if (!skipped) return false;
    this.#skipped.add(resource.urn);
    registration?.fail();
    return true;
  }

  /** Steps one after the other; a failure ends them. */
  *#chain(steps: readonly EngineStep[]): Work {
    const { deployment } = this;
    const turn = {};
    this.#waiting.push(turn);
    yield* wait(() => this.#waiting[0] === turn && this.#active < deployment.settings.parallel);
    this.#waiting.shift();
    this.#active += 1;
    for (const step of steps) {
      if (deployment.canceled) break;
      try {
        yield* step.apply();
      } catch (error) {
        deployment.stepFailed(step, error);
        break;
      }
    }
    this.#active -= 1;
  }

  *#sideBySide(steps: readonly EngineStep[]): Work {
    for (const step of steps) this.tasks.spawn(this.#chain([step]));
    if (steps.length === 0) return;
    const spawned = steps.length;
    let seen = false;
    // The chains have not begun to wait for their turn when they are spawned.
    yield* wait(() => {
      seen ||= this.#active + this.#waiting.length >= spawned;
      return seen && this.#active === 0 && this.#waiting.length === 0;
    });
  }

  *#afterwards(): Work {
    const { deployment } = this;
    if (deployment.settings.mode === "refresh") return yield* this.#refreshRest();
    try {
      const { sames, chains } = yield* deletesAfter(deployment);
      for (const step of sames) yield* step.apply();
      for (const chain of chains) {
        if (deployment.canceled) return;
        const kept = this.#neededByFailed();
        yield* this.#sideBySide(chain.filter(({ resource }) => !kept.has(resource)));
      }
    } catch (error) {
      deployment.fail(error);
    }
  }

  /** What a resource that could not be deleted depends on is not deleted either. */
  #neededByFailed(): Set<ResourceState> {
    const { former, toDelete, erroredSteps } = this.deployment;
    const graph = new DependencyGraph([...toDelete, ...former]);
    return new Set(erroredSteps.flatMap(({ resource }) => [...graph.allDependenciesOf(resource)]));
  }

  /** What the program of a refresh did not declare. */
  *#refreshRest(): Work {
    const { deployment } = this;
    const rest = deployment.former.filter(({ urn }) => !deployment.isOperatedOn(urn));
    const read = new Map<ResourceState, ResourceState | undefined>();
    yield* this.#sideBySide(
      rest.map((resource) => ({
        resource,
        *apply() {
          read.set(resource, yield* refreshed(deployment, resource));
        },
      })),
    );
    const live = deployment.former.map((resource) => (read.has(resource) ? read.get(resource) : resource));
    deployment.rebuild(live.filter((resource) => resource !== undefined));
  }
}
