import { describe, expect, it } from "vitest";
import { paths, routeOf } from "./routes";

describe("an address", () => {
  it("names its screen and what it shows", () => {
    expect(routeOf("/")).toEqual({ name: "home", params: {} });
    expect(routeOf("/salons/r1")).toEqual({ name: "room", params: { room: "r1" } });
    expect(routeOf("/salons/r1/themes/t2")).toEqual({
      name: "topic",
      params: { room: "r1", topic: "t2" },
    });
    expect(routeOf(paths.trace("c1"))).toEqual({ name: "trace", params: { community: "c1" } });
    expect(routeOf("/moi/jetons").params).toEqual({ part: "jetons" });
    expect(routeOf(paths.groups("c1"))).toEqual({ name: "groups", params: { community: "c1" } });
    expect(routeOf(paths.projects("c1"))).toEqual({
      name: "projects",
      params: { community: "c1" },
    });
    expect(routeOf(paths.project("c1", "p2")).params).toEqual({ community: "c1", project: "p2" });
    expect(routeOf(paths.group("c1", "g2")).params).toEqual({ community: "c1", group: "g2" });
  });

  it("is the same with a slash at its end", () => {
    expect(routeOf("/annuaire/").name).toBe("directory");
  });

  it("is missing when nothing answers to it, also when it cannot be read", () => {
    expect(routeOf("/salons").name).toBe("missing");
    expect(routeOf("/salons/%E0%A4%A").name).toBe("missing");
    expect(routeOf("/connexion/encore").name).toBe("missing");
  });

  it("comes back from the path made for it", () => {
    expect(routeOf(paths.topic("a/b", "é")).params).toEqual({ room: "a/b", topic: "é" });
  });
});
