/** What live events do to the components of communities: plain data, kept once somebody has looked at them. */
import type { ComponentCard, Id } from "../api/shapes";
import { reduces } from "./late";
import type { LiveState } from "./state";

/** Puts the components of a community in the place of those that were there. */
export function putComponents(state: LiveState, community: Id, components: ComponentCard[]): void {
  state.components[community] = Object.fromEntries(components.map((one) => [one.id, one]));
}

/** Puts a component among those of its community, when these have been read. */
export function putComponent(state: LiveState, component: ComponentCard): void {
  const held = state.components[component.community];
  if (!held) return;
  if (component.archived_at) delete held[component.id];
  else held[component.id] = component;
}

export function dropComponent(state: LiveState, component: Id): void {
  for (const held of Object.values(state.components)) delete held[component];
}

reduces("components", {
  "component.created": (state, event) => putComponent(state, event.component),
  "component.changed": (state, event) => putComponent(state, event.component),
  "component.removed": (state, event) => dropComponent(state, event.component_id),
});
