/** Who belongs to a community and as what, a page at a time, and changing that for many at once. */
import { ApiProblem, del, get, patch, withQuery } from "../api/client";
import type { CommunityPerson, Id, Page } from "../api/shapes";

export interface PeopleFilters {
  q: string;
  role: string;
}

/** What came of an act on one of many people. */
export interface Outcome {
  person: CommunityPerson;
  problem: ApiProblem | null;
}

/** So many requests are under way at once: enough to be quick, few enough for the limits of the server. */
const AT_ONCE = 3;

export const belonging = {
  /** Throws `ApiProblem`, as all below. */
  page(community: Id, filters: PeopleFilters): Promise<Page<CommunityPerson>> {
    return get(withQuery(`/communities/${community}/people/`, { ...filters }));
  },
  next(path: string): Promise<Page<CommunityPerson>> {
    return get(path);
  },
  give(community: Id, person: Id, role: string): Promise<CommunityPerson> {
    return patch(`/communities/${community}/people/${person}/`, { role });
  },
  remove(community: Id, person: Id): Promise<void> {
    return del(`/communities/${community}/people/${person}/`);
  },
};

/** What a person is: the key of a shipped role, or the id of one of the community's own. */
export function roleOf(person: CommunityPerson): string {
  return person.custom_role ?? person.role;
}

/**
 * Does something to many people, a few at a time, and tells after each how it went; what fails for one goes on for
 * the others. `stopped` ends it between two people.
 */
export async function forEach(
  people: readonly CommunityPerson[],
  act: (person: CommunityPerson) => Promise<unknown>,
  told: (outcome: Outcome) => void,
  stopped: () => boolean,
): Promise<void> {
  const waiting = [...people];
  async function work(): Promise<void> {
    for (let person = waiting.shift(); person && !stopped(); person = waiting.shift()) {
      let problem: ApiProblem | null = null;
      try {
        await act(person);
      } catch (caught) {
        if (!(caught instanceof ApiProblem)) throw caught;
        problem = caught;
      }
      told({ person, problem });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
