/** What live events do to the projects of communities: plain data, kept once somebody has looked at them. */
import type { Id, ProjectCard, ProjectShape } from "../api/shapes";
import { reduces } from "./late";
import type { LiveState } from "./state";

/** Puts the projects of a community that go on in the place of those that were there. */
export function putProjects(state: LiveState, community: Id, projects: ProjectCard[]): void {
  state.projects[community] = Object.fromEntries(projects.map((one) => [one.id, one]));
  for (const one of projects) delete state.stale.projects[one.id];
}

/** Puts a project read by REST among those of its community, when these have been read. */
export function putProject(state: LiveState, project: ProjectCard): void {
  delete state.stale.projects[project.id];
  const held = state.projects[project.community];
  if (!held) return;
  if (hasEnded(project)) delete held[project.id];
  else held[project.id] = project;
}

export function dropProject(state: LiveState, project: Id): void {
  delete state.stale.projects[project];
  for (const held of Object.values(state.projects)) delete held[project];
}

export function hasEnded(project: Pick<ProjectShape, "state" | "archived_at">): boolean {
  return project.state === "closed" || project.archived_at !== null;
}

/** A project that one has not seen yet is shown at once; what one may do in it is read by REST. */
function projectTold(state: LiveState, project: ProjectShape): void {
  const held = state.projects[project.community];
  if (!held) return;
  if (hasEnded(project)) {
    dropProject(state, project.id);
    return;
  }
  const known = held[project.id];
  if (known) {
    // On the way of joining hangs whether one may ask.
    if (known.joining !== project.joining || known.state !== project.state)
      state.stale.projects[project.id] = true;
    Object.assign(known, project);
    return;
  }
  held[project.id] = {
    ...project,
    role: null,
    entrance: null,
    asking: 0,
    abilities: { see: true },
  };
  state.stale.projects[project.id] = true;
}

reduces("projects", {
  "project.created": (state, event) => projectTold(state, event.project),
  "project.changed": (state, event) => projectTold(state, event.project),
  "project.removed": (state, event) => dropProject(state, event.project_id),
});
