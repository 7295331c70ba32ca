import { describe, expect, it } from "vitest";
import { ApiProblem } from "../api/client";
import type { CommunityPerson } from "../api/shapes";
import { forEach, type Outcome, roleOf } from "./people.svelte";

function person(id: string, fields: Partial<CommunityPerson> = {}): CommunityPerson {
  return {
    id,
    name: id,
    kind: "member",
    avatar: null,
    title: "",
    organisation: "",
    role: "member",
    custom_role: null,
    components: [],
    joined_at: "2026-11-01T10:00:00.000Z",
    ...fields,
  };
}

const refusal = new ApiProblem(409, { code: "last_administrator", title: "Non", detail: "" });

describe("an act on many people", () => {
  it("goes on for the others when one is refused, and tells of each", async () => {
    const told: Outcome[] = [];
    const act = async ({ id }: CommunityPerson) => {
      if (id === "ada") throw refusal;
    };
    const all = ["ada", "bruno", "chloe", "dede"].map((id) => person(id));
    await forEach(
      all,
      act,
      (outcome) => told.push(outcome),
      () => false,
    );
    expect(told.map((one) => one.person.id).toSorted()).toEqual(["ada", "bruno", "chloe", "dede"]);
    expect(told.filter((one) => one.problem).map((one) => one.person.id)).toEqual(["ada"]);
  });

  it("stops between two people", async () => {
    let done = 0;
    const all = Array.from({ length: 50 }, (_, number) => person(`p${number}`));
    await forEach(
      all,
      async () => {
        done += 1;
      },
      () => undefined,
      () => done >= 10,
    );
    expect(done).toBeLessThan(14);
  });
});

it("says what a person is by the community's own role first", () => {
  expect(roleOf(person("ada"))).toBe("member");
  expect(roleOf(person("ada", { custom_role: "marraine" }))).toBe("marraine");
});
