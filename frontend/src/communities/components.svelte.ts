/** The components of the communities, live, and everything that one does with them. */
import { del, get, patch, post, put, withQuery } from "../api/client";
import type {
  CommunityPerson,
  ComponentCard,
  ComponentImport,
  Dimension,
  Id,
  Page,
} from "../api/shapes";
import { dropComponent, putComponent, putComponents } from "../live/components";
import { connection } from "../live/connection.svelte";
import { live } from "../live/state.svelte";
import { type Node, treeOf } from "./tree";

export const DIMENSIONS = ["component", "track"] as const;

class Components {
  /** A tree of a community; null until it has been read. */
  tree(community: Id, dimension: Dimension): Node[] | null {
    const held = live.components[community];
    return held ? treeOf(Object.values(held), dimension) : null;
  }

  byId(id: Id): ComponentCard | undefined {
    for (const held of Object.values(live.components)) if (held[id]) return held[id];
    return undefined;
  }

  /** Reads both trees of a community; answers the position of its stream. Throws `ApiProblem`, as all below. */
  async load(community: Id): Promise<number | null> {
    const page = await get<Page<ComponentCard>>(`/communities/${community}/components/`);
    putComponents(live, community, page.results);
    connection.settle(page.position);
    return page.position?.[`community:${community}`] ?? null;
  }

  async add(
    community: Id,
    fields: { name: string; parent: Id | null; dimension: Dimension },
  ): Promise<ComponentCard> {
    return this.keep(await post<ComponentCard>(`/communities/${community}/components/`, fields));
  }

  async change(
    id: Id,
    fields: { name?: string; parent?: Id | null; position?: number; archived?: false },
  ): Promise<ComponentCard> {
    return this.keep(await patch<ComponentCard>(`/components/${id}/`, fields));
  }

  /** `to`: where its people, its groups and what is below it go. */
  async archive(id: Id, to: Id | null): Promise<void> {
    await del(withQuery(`/components/${id}/`, { to }));
    dropComponent(live, id);
  }

  /** The people of a component and of those below it, a page at a time. */
  people(path: string): Promise<Page<CommunityPerson>> {
    return get<Page<CommunityPerson>>(path);
  }

  put(id: Id, person: Id): Promise<CommunityPerson> {
    return put<CommunityPerson>(`/components/${id}/people/${person}/`, {});
  }

  takeOut(id: Id, person: Id): Promise<void> {
    return del(`/components/${id}/people/${person}/`);
  }

  /** What a list does or, when it is only tried, would do. `component` is for the lines that name none. */
  bring(
    community: Id,
    list: { text: string; dimension: Dimension; component: Id | null; dry_run: boolean },
  ): Promise<ComponentImport> {
    return post<ComponentImport>(`/communities/${community}/components/imports/`, list);
  }

  private keep(card: ComponentCard): ComponentCard {
    putComponent(live, card);
    return card;
  }
}

export const components = new Components();
