import { describe, expect, it } from "vitest";
import type { AttachmentCard, MessageCard } from "../api/shapes";
import { frameOf } from "./layout";
import { peaksOf } from "./recording";
import { heightOf, saysNamesOnly } from "./sizes";

const file = (fields: Partial<AttachmentCard> = {}): AttachmentCard =>
  ({
    id: "f",
    name: "quai.jpg",
    kind: "image",
    state: "ready",
    width: 1200,
    height: 800,
    ...fields,
  }) as AttachmentCard;
const message = (text: string, ...attachments: AttachmentCard[]): MessageCard =>
  ({ text, attachments }) as MessageCard;

describe("the room that files take", () => {
  it("is that of the picture, never higher than a third of a screen", () => {
    expect(heightOf(message("", file()))).toBe(280);
    expect(heightOf(message("", file({ height: 4000 })))).toBe(320);
    expect(heightOf(message("", file({ width: 40, height: 30 })))).toBe(30);
    expect(frameOf([file()])).toEqual({ width: 420, shape: "1200 / 800" });
  });

  it("is a line for what is no picture, and rows of three for several", () => {
    const line = file({ kind: "pdf", width: null, height: null });
    expect(heightOf(message("", line))).toBe(68);
    expect(heightOf(message("", file(), file(), file(), file(), line))).toBe(348);
    expect(frameOf([file(), file(), file(), file()]).shape).toBe("3 / 2");
  });
});

describe("a message without words of its own", () => {
  it("is one that says the names of its files", () => {
    expect(saysNamesOnly(message("quai.jpg", file()))).toBe(true);
    expect(saysNamesOnly(message("quai.jpg, plan.pdf", file(), file({ name: "plan.pdf" })))).toBe(
      true,
    );
    expect(saysNamesOnly(message("Voici quai.jpg", file()))).toBe(false);
    expect(saysNamesOnly(message(""))).toBe(false);
  });
});

describe("the wave form of a voice", () => {
  it("is eighty parts of the loudest", () => {
    const samples = new Float32Array(8000).map((_, at) => (at < 4000 ? 0.5 : -0.25));
    const peaks = peaksOf(samples);
    expect(peaks).toHaveLength(80);
    expect([peaks[0], peaks[79]]).toEqual([100, 50]);
    expect(peaksOf(new Float32Array(0))).toEqual([]);
    expect(peaksOf(new Float32Array(3))).toEqual([0, 0, 0]);
  });
});
