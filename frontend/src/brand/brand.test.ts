import { afterEach, describe, expect, it, vi } from "vitest";
import type { Brand, BrandLook } from "../api/shapes";
import { changesOf, fieldsOf } from "./draft.svelte";

const RIVAGES: Brand = {
  version: "2-abc",
  name: "Réseau Rivages",
  short_name: "Rivages",
  stylesheet: "/brand.css?v=2-abc",
  logo: null,
  logo_dark: null,
  icon: null,
  picture: null,
  picture_alt: "",
  welcome: { fr: "Bienvenue", en: "Welcome" },
  legal_url: null,
  accessibility_url: null,
  help_url: null,
};

function answering(brand: Brand): void {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(brand), { status: 200 }));
}

async function fresh() {
  vi.resetModules();
  return (await import("./brand.svelte")).brand;
}

const sheets = (): (string | null)[] =>
  [...document.querySelectorAll('link[href^="/brand"]')].map((one) => one.getAttribute("href"));

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
  document.head.innerHTML = "";
});

describe("the brand", () => {
  it("is the product's own until the server has said, and then kept for the next visit", async () => {
    answering(RIVAGES);
    const brand = await fresh();
    expect(brand.shown.name).toBe("Chatcore");
    await brand.load();
    expect(brand.shown.name).toBe("Réseau Rivages");
    expect((await fresh()).shown.name).toBe("Réseau Rivages");
  });

  it("puts its stylesheet beside the one before, which goes once the new one is there", async () => {
    document.head.innerHTML = '<link rel="stylesheet" href="/brand.css" />';
    answering(RIVAGES);
    const brand = await fresh();
    await brand.load();
    expect(sheets()).toEqual(["/brand.css", "/brand.css?v=2-abc"]);
    document.head.lastElementChild?.dispatchEvent(new Event("load"));
    expect(sheets()).toEqual(["/brand.css?v=2-abc"]);
    await brand.load();
    expect(sheets()).toEqual(["/brand.css?v=2-abc"]);
  });

  it("shows the draft in this tab only, until its author leaves it", async () => {
    answering(RIVAGES);
    const brand = await fresh();
    await brand.load();
    brand.look({ ...RIVAGES, name: "Estuaire", stylesheet: "/brand/draft.css?v=2-def" });
    expect(brand.shown.name).toBe("Estuaire");
    expect((await fresh()).shown.name).toBe("Estuaire");
    expect(localStorage.getItem("chatcore.brand")).not.toContain("Estuaire");
    brand.look(null);
    expect(brand.shown.name).toBe("Réseau Rivages");
  });

  it("stays as it was when the server is away", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("away");
    });
    const brand = await fresh();
    await brand.load();
    expect(brand.shown.name).toBe("Chatcore");
  });
});

describe("the form of the brand", () => {
  const look = { name: "Rivages", colour: "#1f5f7a", logo: "/x.webp" } as BrandLook;

  it("sends what is another than it was, and no picture", () => {
    const form = { ...fieldsOf(look), colour: "#000091" };
    expect(changesOf(look, form)).toEqual({ colour: "#000091" });
    expect("logo" in form).toBe(false);
  });
});
