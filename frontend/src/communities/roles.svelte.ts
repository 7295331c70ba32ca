/** What the roles of a community may do, the mandates in it, and why somebody has a right. */
import { del, get, patch, post, withQuery } from "../api/client";
import type { Id, Instant, Level, Mandate, Matrix, Page, Rights } from "../api/shapes";
import { connection } from "../live/connection.svelte";

export interface NewMandate {
  person: Id;
  role: string;
  component: Id | null;
  group: Id | null;
  begins_at: Instant | null;
  ends_at: Instant | null;
  mission: string;
}

export class Roles {
  private readonly held: Record<Id, Matrix> = $state({});

  of(community: Id): Matrix | null {
    return this.held[community] ?? null;
  }

  /** Reads the matrix; answers the position of the community's stream. Throws `ApiProblem`, as all below. */
  async load(community: Id): Promise<number | null> {
    const matrix = this.keep(community, await get<Matrix>(`/communities/${community}/roles/`));
    return matrix.position[`community:${community}`] ?? null;
  }

  async set(community: Id, role: string, permission: string, level: Level): Promise<void> {
    const cells = { [role]: { [permission]: level } };
    this.keep(community, await patch<Matrix>(`/communities/${community}/roles/`, { cells }));
  }

  async create(community: Id, name: string): Promise<void> {
    this.keep(community, await post<Matrix>(`/communities/${community}/roles/`, { name }));
  }

  async rename(community: Id, role: Id, name: string): Promise<void> {
    this.keep(community, await patch<Matrix>(`/communities/${community}/roles/${role}/`, { name }));
  }

  async archive(community: Id, role: Id): Promise<void> {
    await del(`/communities/${community}/roles/${role}/`);
    await this.load(community);
  }

  mandates(community: Id, past: boolean): Promise<Page<Mandate>> {
    return this.mandatesAt(
      withQuery(`/communities/${community}/mandates/`, past ? { past: 1 } : {}),
    );
  }

  mandatesAt(path: string): Promise<Page<Mandate>> {
    return get<Page<Mandate>>(path);
  }

  give(community: Id, mandate: NewMandate): Promise<Mandate> {
    return post<Mandate>(`/communities/${community}/mandates/`, mandate);
  }

  prolong(community: Id, mandate: Id, endsAt: Instant | null): Promise<Mandate> {
    return patch<Mandate>(`/communities/${community}/mandates/${mandate}/`, { ends_at: endsAt });
  }

  end(community: Id, mandate: Id): Promise<void> {
    return del(`/communities/${community}/mandates/${mandate}/`);
  }

  rights(community: Id, about: Record<string, string>): Promise<Rights> {
    return get<Rights>(withQuery(`/communities/${community}/rights/`, about));
  }

  private keep(community: Id, matrix: Matrix): Matrix {
    this.held[community] = matrix;
    connection.settle(matrix.position);
    return matrix;
  }
}

export const roles = new Roles();

/** The matrix on screen follows; one that nobody has looked at is read when they do. */
connection.on("roles.changed", ({ stream }) => {
  const community = stream.slice("community:".length);
  if (roles.of(community)) void roles.load(community).catch(() => undefined);
});
