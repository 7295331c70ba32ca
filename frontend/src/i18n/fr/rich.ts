/** Ce que le texte peut montrer, et l’aide qui l’explique. */
export const rich = {
  "rich.hidden": "Texte masqué : ouvrir",
  "rich.help": "Mise en forme",
  "rich.helpHint": "Ce que l’on peut écrire, et comment",
  "rich.wrote": "Vous écrivez",
  "rich.gives": "Cela donne",
  "rich.bold": "du **gras**, de l’*italique*, du ~~barré~~",
  "rich.list": "- une liste\n- de points",
  "rich.tasks": "- [ ] à faire\n- [x] fait",
  "rich.quote": "> une citation",
  "rich.code": "`code` en ligne",
  "rich.block": '```python\nprint("bonjour")\n```',
  "rich.table": "| Port | Quai |\n|---|---|\n| Brest | 4 |",
  "rich.spoiler": "la fin est ||heureuse||",
  "rich.maths": "la masse $E = mc^2$",
  "rich.heading": "# Un titre",
  "rich.ticked": "Les cases se cochent d’un clic, par qui a écrit la liste ou anime le salon.",
} as const;
