/** What one finds under one's own face: one's availability, one's account, what the staff of the site has, the way out. */
import { asProblem } from "../../api/client";
import { brand } from "../../brand/brand.svelte";
import { t } from "../../i18n";
import { presence } from "../../presence/presence.svelte";
import { session } from "../../session/session.svelte";
import type { MenuEntry } from "../../shared/Menu.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { router } from "../router.svelte";
import { paths } from "../routes";
import { stage } from "../stage.svelte";

const HOUR = 3_600_000;
const go = (path: string) => () => router.go(path);

async function set(wanted: "active" | "away" | "busy"): Promise<void> {
  const until = wanted === "busy" ? new Date(Date.now() + HOUR).toISOString() : undefined;
  await presence.set(wanted, undefined, until).catch((caught) => toasts.failed(asProblem(caught)));
}

function availabilities(): MenuEntry[] {
  const state = session.me ? presence.of(session.me.id).state : "offline";
  return [
    {
      label: t("people.presence.set.active"),
      checked: state === "active",
      act: () => set("active"),
    },
    { label: t("people.presence.set.away"), checked: state === "away", act: () => set("away") },
    {
      label: t("people.presence.set.busy"),
      hint: t("people.presence.set.busyHint"),
      checked: state === "busy",
      act: () => set("busy"),
    },
  ];
}

const ofStaff = (): MenuEntry[] => [
  null,
  { label: t("site.communities"), icon: "building-2", act: go(paths.siteCommunities) },
  { label: t("site.requests"), icon: "shield-check", act: go(paths.siteAccords) },
  {
    label: t("presentation.newCommunity"),
    icon: "plus",
    act: go("/plateforme/nouvelle-communaute"),
  },
  { label: t("trace.siteTitle"), icon: "clock", act: go(paths.siteTrace) },
  { label: t("glass.title"), icon: "lock", act: go(paths.breakGlass(null)) },
];

export function entriesOfOneself(): MenuEntry[] {
  const staff = session.me?.staff ?? false;
  const help = brand.shown.help_url;
  const entries: MenuEntry[] = [
    ...availabilities(),
    { label: t("people.status.set"), icon: "smile-plus", act: () => stage.open("status") },
    null,
    { label: t("shell.myAccount"), icon: "user-round", act: go("/moi") },
    { label: t("shell.writing"), icon: "pencil", act: go(paths.writing()) },
    { label: t("shell.help"), icon: "keyboard", act: () => stage.open("keys") },
  ];
  if (staff)
    entries.push({ label: t("brand.title"), icon: "palette", act: go("/plateforme/marque") });
  if (help)
    entries.push({
      label: t("brand.help"),
      icon: "circle-help",
      act: () => window.open(help, "_blank", "noreferrer"),
    });
  if (staff) entries.push(...ofStaff());
  entries.push(null, { label: t("shell.signOut"), icon: "log-out", act: () => session.signOut() });
  return entries;
}
