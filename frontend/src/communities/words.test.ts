import { afterEach, expect, it } from "vitest";
import type { CommunityCard } from "../api/shapes";
import { language } from "../i18n";
import { counted, heading } from "./words";

const community = {
  vocabulary: {
    group: { fr: { one: "pôle", other: "pôles" }, en: { one: "hub", other: "hubs" } },
    event: { fr: { one: "événement", other: "événements" }, en: { one: "event", other: "events" } },
  },
} as unknown as CommunityCard;

afterEach(() => language.use("fr"));

it("heads a screen with the client's word, in the reader's language", async () => {
  expect(heading(community, "group", "Groupes")).toBe("Pôles");
  expect(heading(community, "event", "x")).toBe("Événements");
  await language.use("en");
  expect(heading(community, "group", "Groups")).toBe("Hubs");
});

it("agrees with its number as each language does", async () => {
  expect(counted(community, "group", 0, "")).toBe("0 pôle");
  expect(counted(community, "group", 2, "")).toBe("2 pôles");
  await language.use("en");
  expect(counted(community, "group", 0, "")).toBe("0 hubs");
});

it("says the product's word while the community is not known", () => {
  expect(heading(null, "group", "Groupes")).toBe("Groupes");
  expect(counted(undefined, "member", 3, "3 membres")).toBe("3 membres");
});
