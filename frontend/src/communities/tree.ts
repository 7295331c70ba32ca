/** Components as a tree: who is below whom, counted with what is below, in the rows that a screen shows. Pure. */
import type { ComponentCard, Dimension, Id } from "../api/shapes";

/** The server refuses what is deeper (`component_shape.py`). */
export const DEEPEST = 6;

export interface Node {
  card: ComponentCard;
  /** From 1 at the root. */
  level: number;
  children: Node[];
  /** People of the component and of all that is below it. */
  people: number;
}

/** A node among those on screen, and where it is among those beside it. */
export interface Row extends Node {
  id: Id;
  name: string;
  place: number;
  siblings: number;
  expanded: boolean;
}

/** The tree of a dimension, each level in its order. What has no parent here is a root. */
export function treeOf(cards: readonly ComponentCard[], dimension: Dimension): Node[] {
  const nodes = new Map<Id, Node>();
  for (const card of cards) {
    if (card.dimension === dimension)
      nodes.set(card.id, { card, level: 1, children: [], people: card.people_count });
  }
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = node.card.parent ? nodes.get(node.card.parent) : undefined;
    (parent?.children ?? roots).push(node);
  }
  settle(roots, 1);
  return roots;
}

function settle(nodes: Node[], level: number): number {
  nodes.sort(
    (a, b) => a.card.position - b.card.position || a.card.name.localeCompare(b.card.name, "fr"),
  );
  let people = 0;
  for (const node of nodes) {
    node.level = level;
    node.people = node.card.people_count + settle(node.children, level + 1);
    people += node.people;
  }
  return people;
}

/** The rows that are seen when `open` are expanded. */
export function rowsOf(nodes: readonly Node[], open: ReadonlySet<Id>): Row[] {
  return nodes.flatMap((node, index) => {
    const expanded = node.children.length > 0 && open.has(node.card.id);
    const row: Row = {
      ...node,
      id: node.card.id,
      name: node.card.name,
      place: index + 1,
      siblings: nodes.length,
      expanded,
    };
    return expanded ? [row, ...rowsOf(node.children, open)] : [row];
  });
}

export function find(nodes: readonly Node[], id: Id): Node | undefined {
  for (const node of nodes) {
    const found = node.card.id === id ? node : find(node.children, id);
    if (found) return found;
  }
  return undefined;
}

/** From the root to the node itself; nothing when it is not in the tree. */
export function lineage(nodes: readonly Node[], id: Id): Node[] {
  for (const node of nodes) {
    if (node.card.id === id) return [node];
    const below = lineage(node.children, id);
    if (below.length) return [node, ...below];
  }
  return [];
}

/** How many levels a node has with what is below it. */
export function height(node: Node): number {
  return 1 + Math.max(0, ...node.children.map(height));
}

export interface Place {
  id: Id;
  /** « Sciences / Physique ». */
  name: string;
}

/** Every component by its whole name, but `without` and what is below it, down to the level `deepest`. */
export function places(
  nodes: readonly Node[],
  without: Id | null = null,
  deepest = DEEPEST,
  above = "",
): Place[] {
  return nodes.flatMap(({ card, level, children }) => {
    if (card.id === without || level > deepest) return [];
    const name = `${above}${card.name}`;
    return [{ id: card.id, name }, ...places(children, without, deepest, `${name} / `)];
  });
}
