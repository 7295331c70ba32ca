/** The people seen so far, by id, loaded when first asked for. */
import type { PersonCard, Profile } from "../api/shapes";

export class People {
  /** The person, or undefined while loading or when not visible. */
  get(_id: string): PersonCard | undefined {
    return undefined;
  }
  async profile(_id: string): Promise<Profile> {
    throw new Error();
  }
  async search(
    _q: string,
    _within: { community?: string | null; room?: string | null } = {},
  ): Promise<PersonCard[]> {
    return [];
  }
}

export const people = new People();
