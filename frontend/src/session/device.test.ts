import { describe, expect, it } from "vitest";
import { deviceOf } from "./device";

describe("a device", () => {
  it("is named by its browser and its system", () => {
    expect(
      deviceOf(
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
      ),
    ).toEqual({ browser: "Chrome", system: "Linux", handheld: false });
    expect(
      deviceOf(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1",
      ),
    ).toEqual({ browser: "Safari", system: "iPhone", handheld: true });
  });

  it("stays without a name when it says nothing", () => {
    expect(deviceOf("curl/8.5")).toBeNull();
    expect(deviceOf("")).toBeNull();
  });
});
