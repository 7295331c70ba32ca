import { describe, expect, it } from "vitest";
import { lengthened, longLink, shortened, shortLink } from "./links";

describe("mentions in the composer", () => {
  it("are short while writing and long when sent", () => {
    const links = {};
    const short = shortLink(links, "@", "Chloé Le Goff", "c1");
    expect(short).toBe("@Chloé Le Goff");
    expect(lengthened(`Merci ${short}, à demain`, links)).toBe(
      "Merci @**Chloé Le Goff|c1**, à demain",
    );
  });

  it("come back from a draft", () => {
    const sent = "@**Ada|a1** voyez #**Chantiers navals|r1** et @**Ada|a2**";
    const { text, links } = shortened(sent);
    expect(text).toBe("@Ada voyez #Chantiers navals et @**Ada|a2**");
    expect(lengthened(text, links)).toBe(sent);
  });

  it("prefer the longest name and whole words", () => {
    const links = { "@Jean": "@**Jean|1**", "@Jean Roux": "@**Jean Roux|2**" };
    expect(lengthened("@Jean Roux, @Jean, @Jeanne", links)).toBe(
      "@**Jean Roux|2**, @**Jean|1**, @Jeanne",
    );
  });

  it("leave code alone", () => {
    const links = { "@Jean": "@**Jean|1**" };
    expect(lengthened("`@Jean` @Jean\n```\n@Jean\n```\n", links)).toBe(
      "`@Jean` @**Jean|1**\n```\n@Jean\n```\n",
    );
    expect(lengthened("```\n@Jean", links)).toBe("```\n@Jean");
  });

  it("cannot be broken by a name", () => {
    expect(longLink("@", "A|b**c", "1")).toBe("@**A b  c|1**");
  });
});
