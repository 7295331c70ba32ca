/** The projects of the communities, live, and everything that one does with them. */
import { ApiProblem, del, get, patch, post, put, withQuery } from "../api/client";
import type {
  Entrance,
  Id,
  Joining,
  Milestone,
  Page,
  Participant,
  ProjectCard,
  ProjectDocument,
  ProjectPage,
  ProjectRole,
  ProjectState,
} from "../api/shapes";
import { connection } from "../live/connection.svelte";
import { dropProject, putProject, putProjects } from "../live/projects";
import { live } from "../live/state.svelte";

/** Those that go on, one's own, those that have ended. */
export type Which = "all" | "mine" | "closed";

export interface ProjectFields {
  title: string;
  summary: string;
  description: string;
  joining: Joining;
  state?: ProjectState;
}

export type MilestoneChange = Partial<{
  title: string;
  due: string | null;
  done: boolean;
  place: number;
}>;

const byTitle = (a: ProjectCard, b: ProjectCard): number => a.title.localeCompare(b.title, "fr");

export class Projects {
  /** Where the page after the last one that was read begins, by community. */
  private following: Record<Id, string | null> = $state({});
  private pages: Record<Id, number> = {};

  /** The projects of a community that go on, by title; null until they have been read. */
  of(community: Id): ProjectCard[] | null {
    const held = live.projects[community];
    return held ? Object.values(held).sort(byTitle) : null;
  }

  byId(id: Id): ProjectCard | undefined {
    for (const held of Object.values(live.projects)) if (held[id]) return held[id];
    return undefined;
  }

  /**
   * Reads the projects that go on, as many pages as were read before; answers the position of the community's
   * stream. Throws `ApiProblem`, as everything below.
   */
  async load(community: Id): Promise<number | null> {
    const first = await this.page(community, "all");
    const found = [...first.results];
    let { next } = first;
    for (let pages = 1; next && pages < (this.pages[community] ?? 1); pages += 1) {
      const page = await get<Page<ProjectCard>>(next);
      found.push(...page.results);
      next = page.next;
    }
    putProjects(live, community, found);
    this.following[community] = next;
    connection.settle(first.position);
    return first.position?.[`community:${community}`] ?? null;
  }

  /** Whether projects that go on are yet to be read. */
  hasMore(community: Id): boolean {
    return Boolean(this.following[community]);
  }

  /** Reads the next page of those that go on; answers how many came. */
  async more(community: Id): Promise<number> {
    const path = this.following[community];
    if (!path) return 0;
    const page = await get<Page<ProjectCard>>(path);
    this.following[community] = page.next;
    this.pages[community] = (this.pages[community] ?? 1) + 1;
    this.add(page);
    return page.results.length;
  }

  /** Reads one's own, wherever they are in the list. */
  async mine(community: Id): Promise<void> {
    let page = await this.page(community, "mine");
    this.add(page);
    while (page.next) {
      page = await get<Page<ProjectCard>>(page.next);
      this.add(page);
    }
  }

  /** A page of those that have ended, which nobody follows. */
  ended(community: Id, next: string | null = null): Promise<Page<ProjectCard>> {
    return next ? get<Page<ProjectCard>>(next) : this.page(community, "closed");
  }

  async read(id: Id): Promise<ProjectPage> {
    return this.keep(await get<ProjectPage>(`/projects/${id}/`));
  }

  /** What one may do in a project has changed; one that is no longer to be seen goes. */
  async refresh(id: Id): Promise<void> {
    delete live.stale.projects[id];
    if (Object.keys(live.projects).length === 0) return;
    try {
      await this.read(id);
    } catch (caught) {
      const gone = caught instanceof ApiProblem && [403, 404].includes(caught.status);
      if (gone) dropProject(live, id);
    }
  }

  async create(community: Id, fields: ProjectFields): Promise<ProjectPage> {
    return this.keep(await post<ProjectPage>(`/communities/${community}/projects/`, fields));
  }

  async change(
    id: Id,
    fields: Partial<ProjectFields> & { archived?: false },
  ): Promise<ProjectPage> {
    return this.keep(await patch<ProjectPage>(`/projects/${id}/`, fields));
  }

  async archive(id: Id): Promise<void> {
    await del(`/projects/${id}/`);
    dropProject(live, id);
  }

  // ---- people ----------------------------------------------------------------------------------

  people(path: string): Promise<Page<Participant>> {
    return get<Page<Participant>>(path);
  }

  /** Asks to come in, or takes up an invitation. */
  async join(id: Id, message = ""): Promise<ProjectPage> {
    return this.keep(await put<ProjectPage>(`/projects/${id}/people/me/`, { message }));
  }

  async withdraw(id: Id): Promise<void> {
    await del(`/projects/${id}/entrances/me/`);
    await this.refresh(id);
  }

  async leave(id: Id): Promise<void> {
    await del(`/projects/${id}/people/me/`);
    await this.refresh(id);
  }

  give(id: Id, person: Id, role: ProjectRole): Promise<Participant> {
    return patch<Participant>(`/projects/${id}/people/${person}/`, { role });
  }

  remove(id: Id, person: Id): Promise<void> {
    return del(`/projects/${id}/people/${person}/`);
  }

  async entrances(id: Id): Promise<Entrance[]> {
    return (await get<Page<Entrance>>(`/projects/${id}/entrances/`)).results;
  }

  async invite(id: Id, people: Id[]): Promise<Entrance[]> {
    return (await post<Page<Entrance>>(`/projects/${id}/entrances/`, { people })).results;
  }

  accept(id: Id, person: Id): Promise<Participant> {
    return put<Participant>(`/projects/${id}/entrances/${person}/`);
  }

  decline(id: Id, person: Id): Promise<void> {
    return del(`/projects/${id}/entrances/${person}/`);
  }

  // ---- what it works with ----------------------------------------------------------------------

  async milestones(id: Id): Promise<Milestone[]> {
    return (await get<Page<Milestone>>(`/projects/${id}/milestones/`)).results;
  }

  addMilestone(id: Id, title: string, due: string | null): Promise<Milestone> {
    return post<Milestone>(`/projects/${id}/milestones/`, { title, due });
  }

  changeMilestone(id: Id, milestone: Id, fields: MilestoneChange): Promise<Milestone> {
    return patch<Milestone>(`/projects/${id}/milestones/${milestone}/`, fields);
  }

  removeMilestone(id: Id, milestone: Id): Promise<void> {
    return del(`/projects/${id}/milestones/${milestone}/`);
  }

  async documents(id: Id): Promise<ProjectDocument[]> {
    return (await get<Page<ProjectDocument>>(`/projects/${id}/documents/`)).results;
  }

  addDocument(
    id: Id,
    fields: { title: string; url?: string; text?: string },
  ): Promise<ProjectDocument> {
    return post<ProjectDocument>(`/projects/${id}/documents/`, fields);
  }

  changeDocument(
    id: Id,
    document: Id,
    fields: { title?: string; url?: string; text?: string },
  ): Promise<ProjectDocument> {
    return patch<ProjectDocument>(`/projects/${id}/documents/${document}/`, fields);
  }

  removeDocument(id: Id, document: Id): Promise<void> {
    return del(`/projects/${id}/documents/${document}/`);
  }

  private page(community: Id, filter: Which): Promise<Page<ProjectCard>> {
    return get<Page<ProjectCard>>(withQuery(`/communities/${community}/projects/`, { filter }));
  }

  /** Puts a page among those that are held; what was told since is played again. */
  private add(page: Page<ProjectCard>): void {
    for (const card of page.results) putProject(live, card);
    connection.settle(page.position);
  }

  private keep(page: ProjectPage): ProjectPage {
    const { description: _description, html: _html, ...card } = page;
    putProject(live, card);
    return page;
  }
}

export const projects = new Projects();

connection.on("project.created", ({ project }) => settle(project.id));
connection.on("project.changed", ({ project }) => settle(project.id));
connection.on("abilities.changed", ({ project, community }) => {
  if (project) settle(project);
  // One's role in the community decides what one may do in all of its projects.
  if (community && live.projects[community]) void reload(community);
});

function settle(id: Id): void {
  if (live.stale.projects[id]) void projects.refresh(id);
}

async function reload(community: Id): Promise<void> {
  try {
    await projects.load(community);
  } catch (caught) {
    const gone = caught instanceof ApiProblem && [403, 404].includes(caught.status);
    if (gone) delete live.projects[community];
  }
}
